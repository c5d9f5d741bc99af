using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// Which rows the ranks learn from, each its part, and which rows no rank sees: those that calibrate, and those that
/// judge. Whole letters and clusters of near duplicates go together, and how many ranks there are changes only the
/// parts.
/// </summary>
public sealed class DistributedPlan
{
    // Each of 4,096 title words, title characters and text phrases at most: every rank sends the sums of every column
    // to the others at every split.
    private const int MostPhrases = 4096;
    private const int CalibrationFolds = 4;

    // Below that trees cannot tell much apart.
    private const int FewestLeaves = 4;

    private readonly TrainingSet _set;

    private DistributedPlan(
        TrainingSet set, VerdictScreen screen, Fold split, IReadOnlyList<int> learn, TrainingOptions options, int ranks)
    {
        (_set, Screen, Split, Learn, Options) = (set, screen, split, learn, options);
        Parts = PartsOf(ranks);
        Calibrate = [.. split.Learn.Except(learn)];
        Space = FeatureSpace.Fit([.. learn.Select(row => set.Labelled[row])], options.Features);
        Settings = new DistributedSettings { Seed = options.Seed };
        Bins = DistributedBins.Find([.. learn.Select(RowOf)], Space, Settings);
    }

    /// <summary>Options as used.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Settings of the trees.</summary>
    public DistributedSettings Settings { get; }

    /// <summary>How an item becomes numbers, as the learning rows taught: they alone are counted.</summary>
    public FeatureSpace Space { get; }

    /// <summary>The bins of its columns, as LightGBM writes them.</summary>
    public byte[] Bins { get; }

    /// <summary>The rows of each rank.</summary>
    public IReadOnlyList<IReadOnlyList<DistributedRow>> Parts { get; }

    /// <summary>Rows that trees learn from.</summary>
    internal IReadOnlyList<int> Learn { get; }

    /// <summary>Rows that calibrate the score.</summary>
    internal IReadOnlyList<int> Calibrate { get; }

    internal Fold Split { get; }

    internal TrainingSet Set => _set;

    /// <summary>Which texts state the verdict.</summary>
    internal VerdictScreen Screen { get; }

    /// <summary>Rows that give a decision which another row gives too; null for none.</summary>
    internal RepeatedDecisions? Repeated { get; private init; }

    /// <summary>The split in words.</summary>
    internal string Description => Options.TestFrom is { } year
        ? string.Create(CultureInfo.InvariantCulture,
            $"years before {year} train (a quarter of their clusters calibrates), {year} and later test")
        : string.Create(CultureInfo.InvariantCulture,
            $"random clusters, {Options.TestFraction:0%} of the rows test; of the others a quarter calibrates");

    /// <summary>Makes the plan.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">
    /// Settings; those of selection and of learners other than trees do not apply.
    /// </param>
    /// <param name="ranks">Number of ranks.</param>
    /// <exception cref="ImrPredictException">Too few rows.</exception>
    public static DistributedPlan Make(IReadOnlyList<DecidedItem> items, TrainingOptions options, int ranks)
    {
        options.Check();
        var screen = VerdictScreen.Of(items);
        var decisions = DistinctDecisions.Of(screen.Items);
        items = decisions.Items;
        TrainingSet.Check(items);
        options = Applied(options);
        var set = TrainingSet.Prepare(items, options);
        var split = options.TestFrom is { } year
            ? TrainTestSplit.ByYear(items, set.Clusters, year)
            : TrainTestSplit.Random(items, set.Clusters, options.TestFraction, options.Seed);
        var folds = set.Of(split.Learn).Folds(CalibrationFolds, options.Seed);
        List<int> learn = [.. split.Learn.Where((_, i) => folds[i] != 0)];
        CheckEnough([.. learn.Select(row => items[row])]);
        return new DistributedPlan(set, screen, split, learn, options, ranks) { Repeated = decisions.Repeated };
    }

    private static void CheckEnough(IReadOnlyList<DecidedItem> learn)
    {
        TrainingSet.Check(learn);
        var rate = learn.Average(item => item.Overturned ? 1.0 : 0.0);
        var hessian = DistributedSettings.HessianOf(rate);
        var least = FewestLeaves * new DistributedSettings().LeastHessian;
        if (hessian * learn.Count < least)
        {
            throw new ImrPredictException(string.Create(CultureInfo.InvariantCulture,
                $"training: {learn.Count} rows to learn from, {rate:0.0%} of them overturned, are too few for trees on")
                + string.Create(CultureInfo.InvariantCulture,
                $" several nodes; expected at least {Math.Ceiling(least / hessian)}; leave --nodes out."));
        }
    }

    private static TrainingOptions Applied(TrainingOptions options) => options with
    {
        HalfLifeYears = [0],
        LearningCurve = [],
        RefitOnAll = false,
        Features = options.Features with
        {
            MaxTextFeatures = Math.Min(options.Features.MaxTextFeatures, MostPhrases),
        },
    };

    private DistributedRow RowOf(int row) => new(_set.Items[row].Item, _set.Overturned[row]);

    private IReadOnlyList<IReadOnlyList<DistributedRow>> PartsOf(int ranks)
    {
        var parts = _set.Of(Learn).Folds(ranks, Options.Seed);
        if (parts.Distinct().Count() < ranks)
        {
            throw new ImrPredictException(
                $"training: {parts.Distinct().Count()} letters and clusters of near duplicates to learn from, expected"
                + $" at least one for each of {ranks} ranks; give a smaller --nodes.");
        }

        return
        [
            .. Enumerable.Range(0, ranks).Select(rank =>
                (IReadOnlyList<DistributedRow>)[.. Learn.Where((_, i) => parts[i] == rank).Select(RowOf)]),
        ];
    }
}
