using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Training.Settings;

/// <summary>Rows to learn from, with their clusters.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Clusters">Cluster of each row.</param>
/// <param name="Moments">When each row was decided, see <see cref="DecisionMoments"/>; null where not known.</param>
internal sealed record TrainingSet(
    IReadOnlyList<DecidedItem> Items, IReadOnlyList<int> Clusters, IReadOnlyList<double?> Moments)
{
    private const int FewestRows = 50;
    private const int FewestPerOutcome = 10;

    /// <summary>Rows.</summary>
    public int Count => Items.Count;

    /// <summary>Outcome of each row.</summary>
    public IReadOnlyList<bool> Overturned { get; } = [.. Items.Select(i => i.Overturned)];

    /// <summary>The rows as features are learnt from them.</summary>
    internal IReadOnlyList<LabelledItem> Labelled { get; } =
    [
        .. Items.Select((item, i) => item.Labelled with { Letter = i < Clusters.Count ? Clusters[i] : null }),
    ];

    /// <summary>Whether there are at least 50 rows and 10 of each outcome.</summary>
    public bool IsEnough => Count >= FewestRows && HasBoth;

    /// <summary>Whether there are at least 10 rows of each outcome.</summary>
    public bool HasBoth => Overturned.Count(o => o) is var some && Math.Min(some, Count - some) >= FewestPerOutcome;

    /// <summary>Whether each outcome is in enough clusters to be learnt on some and judged on others.</summary>
    public bool HasGroupsOfBoth => EnoughRows.Are(Overturned, Clusters);

    /// <summary>Finds the clusters of items, and when they were decided.</summary>
    /// <exception cref="ImrPredictException">The rows are of too few cases.</exception>
    public static TrainingSet Prepare(IReadOnlyList<DecidedItem> items, TrainingOptions options)
    {
        var set = new TrainingSet(
            items, DuplicateClusters.Find(items, options.NearDuplicateSimilarity), DecisionMoments.Find(items));
        if (!set.HasGroupsOfBoth)
        {
            int Groups(bool outcome) => EnoughRows.LettersWith(outcome, set.Overturned, set.Clusters);
            throw new ImrPredictException(
                $"training: the {items.Count} decided items form {set.Clusters.Distinct().Count()} groups of cases and "
                + $"near-identical texts, {Groups(true)} with an overturned item and {Groups(false)} with an upheld "
                + $"one; at least {EnoughRows.LettersOfEach} groups with each outcome are needed; give decisions of "
                + "more cases.");
        }

        return set;
    }

    /// <summary>Refuses rows that are too few to learn from.</summary>
    /// <exception cref="ImrPredictException">They are.</exception>
    public static void Check(IReadOnlyList<DecidedItem> items)
    {
        if (!new TrainingSet(items, [], []).IsEnough)
        {
            throw new ImrPredictException(
                $"training: {items.Count} decided items, {items.Count(i => i.Overturned)} of them overturned; expected"
                + $" at least {FewestRows} items and {FewestPerOutcome} of each outcome; give more decided cases.");
        }
    }

    /// <summary>
    /// The cells of every row with its outcome, but for cells that fewer letters are in than a model may know by name.
    /// </summary>
    /// <param name="cellsOf">Cells of an item.</param>
    /// <param name="all">The cell that every row is in, which is always kept.</param>
    public IEnumerable<(string Cell, bool Overturned)> CommonCells(
        Func<DisputedItem, IEnumerable<string>> cellsOf, string all)
    {
        var cells = Items.Select(item => cellsOf(item.Item).ToList()).ToList();
        var common = CommonNames.Find(cells.SelectMany((row, i) => row.Select(cell => (cell, Clusters[i]))));
        return cells.SelectMany((row, i) => row
            .Where(cell => cell == all || common.Contains(cell)).Select(cell => (cell, Overturned[i])));
    }

    /// <summary>Some of the rows.</summary>
    public TrainingSet Of(IEnumerable<int> rows)
    {
        var kept = rows.ToList();
        return new TrainingSet(
            [.. kept.Select(r => Items[r])], [.. kept.Select(r => Clusters[r])], [.. kept.Select(r => Moments[r])]);
    }

    /// <summary>The feature space of these rows, all of the same weight.</summary>
    public FeatureSpace Space(FeatureOptions options) =>
        FeatureSpace.Fit(Labelled, [.. Items.Select(_ => 1.0)], options);

    /// <summary>Folds that keep clusters whole.</summary>
    public IReadOnlyList<int> Folds(int folds, int seed) => GroupedFolds.Assign(Clusters, Overturned, folds, seed);

    /// <summary>
    /// Weight of each row: halved for every half-life of rows decided after it. A year is as many rows as a year has on
    /// average, so that years without rows make nothing older.
    /// </summary>
    /// <param name="halfLifeYears">0 gives 1 to all; rows whose time is not known have 1.</param>
    public IReadOnlyList<double> RecencyWeights(double halfLifeYears)
    {
        double[] weights = [.. Items.Select(_ => 1.0)];
        List<int> dated = [.. Enumerable.Range(0, Count).Where(row => Moments[row] is not null)];
        if (halfLifeYears <= 0 || dated.Count == 0)
        {
            return weights;
        }

        var rowsPerYear = (double)dated.Count / dated.Select(row => Math.Floor(Moments[row]!.Value)).Distinct().Count();
        var later = 0;
        foreach (var moment in dated.GroupBy(row => Moments[row]!.Value).OrderByDescending(group => group.Key))
        {
            foreach (var row in moment)
            {
                weights[row] = Math.Pow(0.5, later / rowsPerYear / halfLifeYears);
            }

            later += moment.Count();
        }

        return weights;
    }
}
