using ImrPredict.Cases;

namespace ImrPredict.Evaluation.Splits;

/// <summary>Splits rows into those to learn from and those to test on, in ascending order.</summary>
internal static class TrainTestSplit
{
    /// <summary>
    /// Splits by year: the test rows are of <paramref name="testFrom"/> and later, the training rows strictly earlier
    /// or of no known year. Training rows whose cluster is also in the test rows are dropped.
    /// </summary>
    /// <param name="items">Items.</param>
    /// <param name="clusters">Cluster of each item.</param>
    /// <param name="testFrom">First year of the test rows.</param>
    /// <exception cref="ImrPredictException">One side would be empty.</exception>
    public static Fold ByYear(IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters, int testFrom)
    {
        var rows = Enumerable.Range(0, items.Count);
        var split = Fold.Apart(
            rows.Where(i => items[i].Year is not { } year || year < testFrom),
            [.. rows.Where(i => items[i].Year >= testFrom)],
            clusters);
        return split.Check.Count > 0 && split.Learn.Count > 0
            ? split
            : throw new ImrPredictException(
                $"split by year {testFrom}: {split.Learn.Count} training rows and {split.Check.Count} test rows;"
                + " expected some of both, so give another --test-from.");
    }

    /// <summary>Draws whole clusters for the test at random, overturned rows spread evenly.</summary>
    /// <param name="items">Items.</param>
    /// <param name="clusters">Cluster of each item.</param>
    /// <param name="fraction">Share of the rows for the test.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static Fold Random(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters, double fraction, int seed) =>
        Fold.Each(GroupedFolds.Assign(
            clusters, [.. items.Select(i => i.Overturned)], (int)Math.Round(1 / fraction), seed))[0];

    /// <summary>
    /// The first of the last years that together hold a number of rows, with as many before it; null where there are
    /// no such years.
    /// </summary>
    /// <param name="items">Items.</param>
    /// <param name="rows">Fewest rows of those years, and of the years before.</param>
    public static int? LastYears(IReadOnlyList<DecidedItem> items, int rows)
    {
        var years = items.Select(item => item.Year).OfType<int>().ToList();
        var first = years.Distinct().OrderDescending().Cast<int?>()
            .FirstOrDefault(first => years.Count(year => year >= first) >= rows);
        return first is not null && years.Count(year => year < first) >= rows ? first : null;
    }
}
