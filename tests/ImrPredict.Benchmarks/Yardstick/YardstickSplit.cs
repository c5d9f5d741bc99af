using ImrPredict.Cases;
using ImrPredict.Training;

namespace ImrPredict.Benchmarks.Yardstick;

/// <summary>One real split: the rows, their clusters, and in which fold each is judged.</summary>
/// <param name="Name">Short name, also of the files.</param>
/// <param name="Description">What is learnt from what.</param>
/// <param name="Kind">What the script makes of a row: <c>coded</c>, <c>text</c> or <c>title-and-text</c>.</param>
/// <param name="Set">Rows and clusters.</param>
/// <param name="Folds">Fold in which a row is judged; -1 for rows that are learnt from only.</param>
internal sealed record YardstickSplit(
    string Name, string Description, string Kind, TrainingSet Set, IReadOnlyList<int> Folds)
{
    /// <summary>Rows that are judged, in order.</summary>
    public IReadOnlyList<int> Judged { get; } = [.. Enumerable.Range(0, Set.Count).Where(i => Folds[i] >= 0)];

    /// <summary>Years before the first test year train, the test years judge.</summary>
    public static YardstickSplit ByYear(
        string name, IReadOnlyList<DecidedItem> items, int testFrom, int testTo, TrainingOptions options)
    {
        var kept = items.Where(i => i.Year <= testTo).ToList();
        var clusters = DuplicateClusters.Of(kept, options.NearDuplicateSimilarity);
        var split = TrainTestSplit.ByYear(kept, clusters, testFrom);
        var rows = split.Train.Concat(split.Test).Order().ToList();
        var tested = split.Test.ToHashSet();
        return new YardstickSplit(
            name, $"years before {testFrom} train, {testFrom} to {testTo} judge", "coded",
            new TrainingSet(kept, clusters).Of(rows), [.. rows.Select(r => tested.Contains(r) ? 0 : -1)]);
    }

    /// <summary>Folds of whole clusters; each row is judged once.</summary>
    public static YardstickSplit Grouped(
        string name, string kind, IReadOnlyList<DecidedItem> items, int folds, TrainingOptions options)
    {
        var set = new TrainingSet(items, DuplicateClusters.Of(items, options.NearDuplicateSimilarity));
        return new YardstickSplit(
            name, $"{folds}-fold by letter and near-duplicate text", kind, set, set.Folds(folds, options.Seed));
    }
}
