using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ImrPredict.Training.Learners;

/// <summary>
/// Logistic regression fitted by ML.NET. Where few texts are read by the encoder, one is fitted for each
/// <see cref="FeatureView"/> and their log-odds are averaged: each has far fewer columns to lose itself in. The mean of
/// linear models is linear, so it is asked and explained as one.
/// </summary>
internal sealed class LinearFit
{
    // Parts that ML.NET sums up by themselves, whatever the number of cores; from two on it keeps the rows in memory
    // instead of copying them at every step.
    private const int Threads = 2;

    private readonly float[] _weights;
    private readonly double _bias;

    private LinearFit(int columns) =>
        (Transformer, _weights) = (new TransformerChain<ITransformer>(), new float[columns]);

    private LinearFit(ITransformer transformer, IReadOnlyList<LinearBinaryModelParameters> views)
    {
        Transformer = transformer;
        _weights = [.. Enumerable.Range(0, views[0].Weights.Count).Select(_ => 0f)];
        foreach (var view in views)
        {
            for (var i = 0; i < _weights.Length; i++)
            {
                _weights[i] += view.Weights[i] / views.Count;
            }
        }

        _bias = views.Average(view => (double)view.Bias);
    }

    /// <summary>None: 0 for every row. Of models whose trees read all columns.</summary>
    public static LinearFit None(int columns) => new(columns);

    /// <summary>ML.NET's form of it: gives the log-odds as <c>Score</c>.</summary>
    public ITransformer Transformer { get; }

    /// <summary>Fits on rows. The number of threads is fixed, since the sums depend on it.</summary>
    public static LinearFit Train(
        MLContext context, IReadOnlyList<FeatureRow> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> weights,
        FeatureSpace space, double l2)
    {
        if (!space.UsesEncoder)
        {
            var single = TrainOne(context, rows, labels, weights, space.Names.Count, l2);
            return new LinearFit(single, [ParametersOf(single)!]);
        }

        var steps = new List<ITransformer>();
        FeatureView[] views = [FeatureView.Words, FeatureView.Whole, FeatureView.Facts];
        var names = Array.ConvertAll(views, view => $"Score:{view}");
        var example = LearnerRow.View(context, [], space.Names.Count);
        foreach (var view in views)
        {
            var seen = rows.Select(row => space.Only(row, view)).ToList();
            steps.Add(TrainOne(context, seen, labels, weights, space.Names.Count, l2));
            steps.Add(ChainSteps.Renamed(context, example, steps[^1], names[(int)view]));
        }

        var all = new TransformerChain<ITransformer>([.. steps]);
        steps.Add(context.Transforms.Expression("Score", "(a, b, c) => (a + b + c) / 3", names)
            .Fit(all.Transform(example)));
        return Of(new TransformerChain<ITransformer>(new TransformerChain<ITransformer>([.. steps])));
    }

    /// <summary>Weight of each sparse column.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Log-odds of a row of zeroes.</summary>
    public double Bias => _bias;

    /// <summary>Log-odds of overturn.</summary>
    public double Score(FeatureRow row)
    {
        double sum = _bias;
        var indices = row.Indices;
        var values = row.Values;
        for (var i = 0; i < indices.Length; i++)
        {
            sum += (double)_weights[indices[i]] * values[i];
        }

        return sum;
    }

    /// <summary>The logistic regression at the head of a chain that was loaded from a package.</summary>
    /// <exception cref="ImrPredictException">The chain does not begin with one.</exception>
    public static LinearFit Of(ITransformer chain)
    {
        var first = chain is IEnumerable<ITransformer> steps ? steps.First() : chain;
        var views = (first as IEnumerable<ITransformer> ?? [first])
            .Select(ParametersOf).OfType<LinearBinaryModelParameters>().ToList();
        return views.Count > 0
            ? new LinearFit(first, views)
            : throw new ImrPredictException("model.zip: no logistic regression at its head; train the model again.");
    }

    /// <summary>The largest contributions to the log-odds of a row, largest first.</summary>
    public IReadOnlyList<Contribution> Largest(FeatureRow row, IReadOnlyList<string> names, int count)
    {
        var found = new List<Contribution>(row.Indices.Length);
        for (var i = 0; i < row.Indices.Length; i++)
        {
            found.Add(new(names[row.Indices[i]], (double)_weights[row.Indices[i]] * row.Values[i]));
        }

        return [.. found.Where(c => c.LogOdds != 0)
            .OrderByDescending(c => Math.Abs(c.LogOdds)).ThenBy(c => c.Feature, StringComparer.Ordinal).Take(count)];
    }

    private static LinearBinaryModelParameters? ParametersOf(ITransformer step) =>
        step is ISingleFeaturePredictionTransformer<object>
        {
            Model: CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> calibrated,
        }
            ? calibrated.SubModel
            : null;

    private static BinaryPredictionTransformer<
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> TrainOne(
        MLContext context, IReadOnlyList<FeatureRow> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> weights,
        int columns, double l2)
    {
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                LabelColumnName = nameof(LearnerRow.Label),
                FeatureColumnName = nameof(LearnerRow.Features),
                ExampleWeightColumnName = nameof(LearnerRow.Weight),
                L1Regularization = 0,
                L2Regularization = (float)l2,
                NumberOfThreads = Threads,
                OptimizationTolerance = 1e-5f,
                HistorySize = 20,
            });
        return trainer.Fit(LearnerRow.View(
            context, [.. rows.Select((row, i) => LearnerRow.Of(row, columns, labels[i], weights[i]))], columns));
    }
}
