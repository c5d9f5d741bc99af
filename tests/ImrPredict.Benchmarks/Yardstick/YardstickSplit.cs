using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Yardstick;

/// <summary>One real split: the rows, their clusters, and in which fold each is judged.</summary>
/// <param name="Name">Short name, also of the files.</param>
/// <param name="Description">What is learnt from what.</param>
/// <param name="Kind">What the script makes of a row: <c>coded</c>, <c>text</c> or <c>title-and-text</c>.</param>
/// <param name="Set">Rows and clusters.</param>
/// <param name="Folds">Fold in which a row is judged; -1 for rows that are learnt from only.</param>
/// <param name="IsByTime">Whether a fold is judged by models of earlier folds alone.</param>
internal sealed record YardstickSplit(
    string Name, string Description, string Kind, TrainingSet Set, IReadOnlyList<int> Folds, bool IsByTime = false)
{
    /// <summary>Rows that are judged, in order.</summary>
    public IReadOnlyList<int> Judged { get; } = [.. Enumerable.Range(0, Set.Count).Where(i => Folds[i] >= 0)];

    /// <summary>For each fold the rows that its model learns from and the rows that it is asked about.</summary>
    public IReadOnlyList<(IReadOnlyList<int> Learn, IReadOnlyList<int> Check)> Parts =>
    [
        .. Judged.Select(row => Folds[row]).Distinct().Order().Select(fold => (
            (IReadOnlyList<int>)[.. Rows(f => IsByTime ? f < fold : f != fold)],
            (IReadOnlyList<int>)[.. Rows(f => f == fold)])),
    ];

    /// <summary>Years before the first test year train, the test years judge.</summary>
    public static YardstickSplit ByYear(
        string name, IReadOnlyList<DecidedItem> items, int testFrom, int testTo, TrainingOptions options)
    {
        var kept = items.Where(i => i.Year <= testTo).ToList();
        var set = TrainingSet.Prepare(kept, options);
        var split = TrainTestSplit.ByYear(kept, set.Clusters, testFrom);
        var rows = split.Learn.Concat(split.Check).Order().ToList();
        var tested = split.Check.ToHashSet();
        return new YardstickSplit(
            name, $"years before {testFrom} train, {testFrom} to {testTo} judge", "coded",
            set.Of(rows), [.. rows.Select(r => tested.Contains(r) ? 0 : -1)]);
    }

    /// <summary>Pairs of years, each judged by models that have learnt from strictly earlier years.</summary>
    public static YardstickSplit Rolling(
        string name, IReadOnlyList<DecidedItem> items, int from, int to, TrainingOptions options)
    {
        var kept = items.Where(i => i.Year <= to).ToList();
        return new YardstickSplit(
            name, $"years {from} to {to} judged in pairs, each pair by models of strictly earlier years", "coded",
            TrainingSet.Prepare(kept, options),
            [.. kept.Select(i => i.Year < from ? -1 : (i.Year!.Value - from) / 2)], IsByTime: true);
    }

    /// <summary>Folds of whole clusters; each row is judged once.</summary>
    public static YardstickSplit Grouped(
        string name, string kind, IReadOnlyList<DecidedItem> items, int folds, TrainingOptions options)
    {
        var set = TrainingSet.Prepare(items, options);
        return new YardstickSplit(
            name, $"{folds}-fold by letter and near-duplicate text", kind, set, set.Folds(folds, options.Seed));
    }

    private IEnumerable<int> Rows(Func<int, bool> wanted) =>
        Enumerable.Range(0, Set.Count).Where(i => wanted(Folds[i]));
}
