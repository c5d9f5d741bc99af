using ImrPredict.Cases;
using ImrPredict.Numerics;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// Which clusters of a table are an item's own: those that hold an item of its case or a near duplicate of its text.
/// </summary>
internal sealed class OwnClusters(PrecedentTable table, DisputedItem item, TextSketches sketches)
{
    private const double DuplicateFrom = 0.45;
    private readonly int _case = table.FindCase(item.CaseNumber);
    private readonly Dictionary<int, bool> _known = [];
    private byte[]? _sketch;

    /// <summary>Whether a cluster is the item's own.</summary>
    public bool Contains(int cluster)
    {
        if (!_known.TryGetValue(cluster, out var isOwn))
        {
            isOwn = IsOwn(table.ItemsOfCluster(cluster));
            _known.Add(cluster, isOwn);
        }

        return isOwn;
    }

    private bool IsOwn(ReadOnlySpan<int> members)
    {
        _sketch ??= sketches.Read(item);
        var cases = table.Part<int>(PrecedentPart.Cases);
        foreach (var member in members)
        {
            if (cases[member] == _case
                || (_sketch.Length > 0
                    && MinHash.SketchSimilarity(_sketch, table.SketchOf(member)) >= DuplicateFrom))
            {
                return true;
            }
        }

        return false;
    }
}
