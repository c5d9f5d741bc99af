using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Training.Selection;

/// <summary>The sources of decided rows, and which of their rows to learn from: every decision once.</summary>
internal sealed class TrainingSources
{
    // Letters are one source, and so is a kind of input of which there are many files.
    private const int MostFiles = 8;

    private readonly DistinctDecisions _decisions;
    private readonly string[] _nameOf;
    private readonly bool[] _isTarget;

    private TrainingSources(DistinctDecisions decisions, string[] nameOf, bool[] isTarget) =>
        (_decisions, _nameOf, _isTarget) = (decisions, nameOf, isTarget);

    /// <summary>All rows, in input order.</summary>
    public IReadOnlyList<DecidedItem> Items => _decisions.Rows;

    /// <summary>One row for each decision.</summary>
    public IReadOnlyList<DecidedItem> DistinctItems => _decisions.Items;

    /// <summary>How many rows give a decision that another gives too; null where none does.</summary>
    public RepeatedDecisions? Repeated => _decisions.Repeated;

    /// <summary>Whether there is more than one source.</summary>
    public bool AreSeveral => !Array.TrueForAll(_isTarget, target => target);

    /// <summary>Finds them.</summary>
    /// <param name="rows">Decided rows of all inputs.</param>
    /// <param name="target">
    /// Name of a file or of a kind of input that the others must help; null for that of the latest decision.
    /// </param>
    /// <exception cref="ImrPredictException">There is no source of that name.</exception>
    public static TrainingSources Of(IReadOnlyList<DecidedItem> rows, string? target)
    {
        var decisions = DistinctDecisions.Of(rows);
        var manyFiles = rows.GroupBy(row => row.Item.Source)
            .Where(kind => kind.Select(FileOf).Distinct().Count() > MostFiles).Select(kind => kind.Key).ToHashSet();
        string[] names =
        [
            .. rows.Select(row => row.Layout is not null || manyFiles.Contains(row.Item.Source) || FileOf(row) is null
                ? ItemSources.Name(row.Item.Source)
                : FileOf(row)!),
        ];
        target ??= Latest(rows, names);
        var file = Path.GetFileName(target);
        bool[] isTarget =
        [
            .. rows.Select((row, place) => names[place] == target || names[place] == file
                || ItemSources.Name(row.Item.Source) == target),
        ];
        return isTarget.Contains(true)
            ? new(decisions, names, isTarget)
            : throw new ImrPredictException(
                $"training: no decided row is of the source '{target}'; the sources are "
                + string.Join(", ", names.Concat(rows.Select(row => ItemSources.Name(row.Item.Source))).Distinct())
                + ".");
    }

    /// <summary>Of some rows those of the target.</summary>
    public IReadOnlyList<int> TargetOf(IEnumerable<int> places) => [.. places.Where(place => _isTarget[place])];

    /// <summary>Of some rows those to learn from or to judge on: kept sources alone, every decision once.</summary>
    /// <param name="places">Places of rows.</param>
    /// <param name="judged">What is known of the sources; empty keeps all.</param>
    public IReadOnlyList<int> KeptOf(IEnumerable<int> places, IReadOnlyList<SourceJudgement> judged) =>
        Without(places, [.. judged.Where(source => !source.Kept).Select(source => source.Name)]);

    /// <summary>The same by the names of the sources to leave out.</summary>
    public IReadOnlyList<int> Without(IEnumerable<int> places, IReadOnlyList<string> leftOut) =>
        _decisions.KeptOf(places.Where(place => !leftOut.Contains(NameOf(place))));

    /// <summary>All rows of the decisions of some rows, whatever their source.</summary>
    public IReadOnlyList<DecidedItem> AllOf(IEnumerable<int> places) =>
        [.. _decisions.AllOf(places).Select(place => Items[place])];

    /// <summary>The names of the sources of some rows, the target first, then in input order.</summary>
    public IReadOnlyList<(string Name, bool IsTarget, int Rows)> Of(IEnumerable<int> places) =>
    [
        .. places.GroupBy(NameOf)
            .Select(source => (source.Key, _isTarget[source.First()], source.Count()))
            .OrderBy(source => source.Item2 ? 0 : 1),
    ];

    /// <summary>The source of a row; all rows of the target are of one.</summary>
    public string NameOf(int place) => _isTarget[place] ? TargetName : _nameOf[place];

    private string TargetName => field ??= string.Join(
        ", ", _nameOf.Where((_, place) => _isTarget[place]).Distinct());

    private static string? FileOf(DecidedItem row) => Path.GetFileName(row.At?.File);

    // The latest decision; the most of them where several sources have that year, or none is dated.
    private static string Latest(IReadOnlyList<DecidedItem> rows, string[] names)
    {
        var latest = rows.Max(row => row.Year);
        return names.Where((_, place) => rows[place].Year == latest).CountBy(name => name).MaxBy(name => name.Value)
            .Key;
    }
}
