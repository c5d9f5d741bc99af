using ImrPredict.Cases;

namespace ImrPredict.Evaluation.Splits;

/// <summary>Rows to learn from and rows to evaluate on; no cluster is on both sides.</summary>
/// <param name="Train">Row numbers to learn from, ascending.</param>
/// <param name="Test">Row numbers to evaluate on, ascending.</param>
/// <param name="Dropped">Rows on neither side: their cluster reaches over the border, or their year is unknown.</param>
internal sealed record TrainTestSplit(IReadOnlyList<int> Train, IReadOnlyList<int> Test, IReadOnlyList<int> Dropped)
{
    /// <summary>
    /// Splits by year: the test rows are of <paramref name="testFrom"/> and later, the training rows strictly earlier.
    /// Training rows whose cluster is also in the test rows are dropped, as are rows without a year.
    /// </summary>
    /// <param name="items">Items.</param>
    /// <param name="clusters">Cluster of each item.</param>
    /// <param name="testFrom">First year of the test rows.</param>
    /// <exception cref="ImrPredictException">One side would be empty.</exception>
    public static TrainTestSplit ByYear(IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters, int testFrom)
    {
        var test = Rows(items.Count, i => items[i].Year >= testFrom);
        var tested = test.Select(i => clusters[i]).ToHashSet();
        var train = Rows(items.Count, i => items[i].Year < testFrom && !tested.Contains(clusters[i]));
        if (test.Count == 0 || train.Count == 0)
        {
            throw new ImrPredictException(
                $"split by year {testFrom}: {train.Count} training rows and {test.Count} test rows;"
                + " both must be there, so give another --test-from.");
        }

        var used = train.Concat(test).ToHashSet();
        return new TrainTestSplit(train, test, Rows(items.Count, i => !used.Contains(i)));
    }

    /// <summary>Draws whole clusters for the test at random, overturned rows spread evenly.</summary>
    /// <param name="items">Items.</param>
    /// <param name="clusters">Cluster of each item.</param>
    /// <param name="fraction">Share of the rows for the test.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static TrainTestSplit Random(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters, double fraction, int seed)
    {
        var folds = GroupedFolds.Assign(
            clusters, [.. items.Select(i => i.Overturned)], (int)Math.Round(1 / fraction), seed);
        return new TrainTestSplit(
            Rows(items.Count, i => folds[i] != 0), Rows(items.Count, i => folds[i] == 0), []);
    }

    private static List<int> Rows(int count, Func<int, bool> wanted) =>
        [.. Enumerable.Range(0, count).Where(wanted)];
}
