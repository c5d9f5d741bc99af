using ImrPredict.Cases;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// The best items found so far, one of a cluster: the most similar first, of equally similar ones the latest, then the
/// one that was learnt from first. An item's own clusters and decisions that are not earlier are left out.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="query">What is asked.</param>
/// <param name="own">The clusters of the item itself.</param>
/// <param name="count">Most that are kept, 1 or more.</param>
internal sealed class PrecedentRanking(PrecedentTable table, PrecedentQuery query, OwnClusters own, int count)
{
    private const double LeastSimilarity = 0.2;
    private readonly List<Found> _best = new(count + 1);

    /// <summary>The similarity from which on an item may still belong to the best.</summary>
    public double Least => _best.Count < count ? LeastSimilarity : _best[^1].Similarity;

    /// <summary>Adds items of one similarity where they belong to the best.</summary>
    /// <param name="items">The items, the latest first.</param>
    /// <param name="similarity">Their similarity, at least <see cref="Least"/>.</param>
    public void Add(ReadOnlySpan<int> items, double similarity)
    {
        var decided = table.Part<int>(PrecedentPart.Decided);
        var years = table.Part<int>(PrecedentPart.Years);
        var clusters = table.Part<int>(PrecedentPart.Clusters);
        foreach (var item in items)
        {
            if (!query.IsAfter(decided[item], years[item]))
            {
                continue;
            }

            var found = new Found(
                item, clusters[item], similarity, decided[item] >= 0 ? decided[item] : years[item]);
            if (_best.Count == count && !found.IsBefore(_best[^1]))
            {
                return;
            }

            if (!own.Contains(found.Cluster))
            {
                Insert(found);
            }
        }
    }

    /// <summary>The best as they are shown.</summary>
    public IReadOnlyList<Precedent> ToPrecedents() => _best.ConvertAll(found =>
    {
        var (number, decided, year) = (
            table.Part<int>(PrecedentPart.Numbers)[found.Item], table.Part<int>(PrecedentPart.Decided)[found.Item],
            table.Part<int>(PrecedentPart.Years)[found.Item]);
        return new Precedent(
            table.CaseNumberOf(found.Item), number >> 1, table.TitleOf(found.Item),
            (number & 1) != 0 ? Outcome.Overturned : Outcome.Upheld,
            decided >= 0 ? DateOnly.FromDayNumber(decided) : null, year >= 0 ? year : null, found.Similarity);
    });

    private void Insert(Found found)
    {
        var known = _best.FindIndex(other => other.Cluster == found.Cluster);
        if (known >= 0)
        {
            if (!found.IsBefore(_best[known]))
            {
                return;
            }

            _best.RemoveAt(known);
        }

        var place = _best.FindIndex(found.IsBefore);
        _best.Insert(place < 0 ? _best.Count : place, found);
        if (_best.Count > count)
        {
            _best.RemoveAt(count);
        }
    }

    private readonly record struct Found(int Item, int Cluster, double Similarity, int Recency)
    {
        public bool IsBefore(Found other) => Similarity != other.Similarity ? Similarity > other.Similarity
            : Recency != other.Recency ? Recency > other.Recency
            : Item < other.Item;
    }
}
