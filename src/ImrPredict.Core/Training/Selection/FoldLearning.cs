using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Selection;

/// <summary>
/// One fold of a validation plan: its rows as numbers, read once, and the scores that learners of the rows learnt from
/// give the rows held out. Each fit is made once, whoever asks for it.
/// </summary>
internal sealed class FoldLearning
{
    private readonly TrainingSet _learn;
    private readonly IReadOnlyList<HeldRow> _held;
    private readonly TrainingOptions _options;
    private readonly FeatureSpace _space;
    private readonly IReadOnlyList<FeatureRow> _rows;
    private readonly Dictionary<(string Learner, double L2, double HalfLife), double[]> _known = [];
    private readonly Dictionary<string, View> _views = [];

    private FoldLearning(
        Fold fold, TrainingSet learn, IReadOnlyList<HeldRow> held, FeatureSpace space,
        IReadOnlyList<FeatureRow> rows, TrainingOptions options)
    {
        (Fold, _learn, _held, _space, _rows, _options) = (fold, learn, held, space, rows, options);
    }

    /// <summary>The fold.</summary>
    public Fold Fold { get; }

    /// <summary>What each row held out has.</summary>
    public IReadOnlyList<RowKind> Kinds => [.. _held.Select(held => held.Row.Kind)];

    /// <summary>Fits the feature space of the rows learnt from, and reads all rows.</summary>
    public static FoldLearning Read(TrainingSet set, Fold fold, TrainingOptions options)
    {
        var learn = set.Of(fold.Learn);
        var space = learn.Space(options.Features);
        return new FoldLearning(
            fold, learn,
            [.. fold.Check.Select(i => new HeldRow(set.Items[i].Item, space.Transform(set.Items[i].Item)))],
            space, [.. learn.Items.Select(i => space.Transform(i.Item))], options);
    }

    /// <summary>The same of every fold of a plan.</summary>
    public static IReadOnlyList<FoldLearning> ReadAll(
        TrainingSet set, ValidationPlan plan, TrainingOptions options, CancellationToken cancel) =>
    [
        .. plan.Folds.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(fold => Read(set, fold, options)),
    ];

    /// <summary>Log-odds of the rows held out; not a number where the learner does not see a row.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="l2">Penalty of a logistic regression.</param>
    /// <param name="halfLife">Half-life of a row's weight. Unit: years.</param>
    public IReadOnlyList<double> Scores(ViewLearner learner, double l2, double halfLife)
    {
        var key = (learner.Name, learner.IsTrees ? 0 : l2, halfLife);
        lock (_known)
        {
            return _known.TryGetValue(key, out var known)
                ? known
                : _known[key] = learner.IsTrees ? OfTrees(learner, halfLife) : OfLinear(learner, l2, halfLife);
        }
    }

    private double[] OfLinear(ViewLearner learner, double l2, double halfLife)
    {
        var view = _views.TryGetValue(learner.Name, out var known)
            ? known
            : _views[learner.Name] = ViewOf(learner);
        var weights = _learn.RecencyWeights(halfLife);
        var fitted = LinearFit.Train(
            new MLContext(_options.Seed), view.Rows, [.. view.Places.Select(i => _learn.Overturned[i])],
            [.. view.Places.Select(i => weights[i])], _space.WidthOf(learner.Views), l2);
        return [.. view.Held.Select(row => row is null ? double.NaN : fitted.Score(row))];
    }

    private View ViewOf(ViewLearner learner)
    {
        var (rows, places) = FittedLearners.ViewOf(_space, learner, _rows);
        return new View(
            rows, places,
            [.. _held.Select(held => learner.Sees(held.Row) ? _space.Only(held.Row, learner.Views) : null)]);
    }

    private double[] OfTrees(ViewLearner learner, double halfLife)
    {
        var weights = _learn.RecencyWeights(halfLife);
        var (rows, held) = _space.CountAnew(
            [.. _learn.Labelled.Zip(_rows)], weights, _learn.Folds(_options.Folds, _options.Seed),
            [.. _held.Select(h => (h.Item, h.Row))], _options.Features);
        return FittedLearners.ScoreTrees(learner, _space, rows, _learn.Overturned, weights, held, _options.Seed);
    }

    // What a linear learner reads: rows with their places among those learnt from, and rows held out, null where it
    // does not see one.
    private sealed record View(
        IReadOnlyList<FeatureRow> Rows, IReadOnlyList<int> Places, IReadOnlyList<FeatureRow?> Held);

    private sealed record HeldRow(Cases.DisputedItem Item, FeatureRow Row);
}
