using ImrPredict.Features.Blocks;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers;

namespace ImrPredict.Training.Learners;

/// <summary>A logistic regression fitted by ML.NET.</summary>
internal sealed class LinearFit
{
    // Parts that ML.NET sums up by themselves, whatever the number of cores; from two on it keeps the rows in memory
    // instead of copying them at every step.
    private const int Threads = 2;

    private readonly float[] _weights;

    private LinearFit(ITransformer transformer, LinearBinaryModelParameters parameters) =>
        (Transformer, _weights, Bias) = (transformer, [.. parameters.Weights], parameters.Bias);

    /// <summary>ML.NET's form of it: gives the log-odds as <c>Score</c>.</summary>
    public ITransformer Transformer { get; }

    /// <summary>Weight of each sparse column.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Log-odds of a row of zeroes.</summary>
    public double Bias { get; }

    /// <summary>Fits on rows. The number of threads is fixed, since the sums depend on it.</summary>
    /// <param name="context">ML.NET's context.</param>
    /// <param name="rows">Training rows.</param>
    /// <param name="labels">Whether each was overturned.</param>
    /// <param name="weights">Weight of each.</param>
    /// <param name="columns">Width of the sparse part.</param>
    /// <param name="l2">Strength of the penalty.</param>
    public static LinearFit Train(
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
                OptimizationTolerance = 1e-4f,
                HistorySize = 20,
            });
        var fitted = trainer.Fit(LearnerRow.View(
            context, [.. rows.Select((row, i) => LearnerRow.Of(row, columns, labels[i], weights[i]))], columns));
        return new LinearFit(fitted, ParametersOf(fitted)!);
    }

    /// <summary>Log-odds of overturn.</summary>
    public double Score(FeatureRow row)
    {
        var sum = Bias;
        var indices = row.Indices;
        var values = row.Values;
        for (var i = 0; i < indices.Length; i++)
        {
            sum += (double)_weights[indices[i]] * values[i];
        }

        return sum;
    }

    /// <summary>The logistic regressions of a chain, in its order.</summary>
    public static IReadOnlyList<LinearFit> AllOf(ITransformer chain) =>
    [
        .. (chain as IEnumerable<ITransformer> ?? [chain])
            .Select(step => (Step: step, Found: ParametersOf(step)))
            .Where(pair => pair.Found is not null).Select(pair => new LinearFit(pair.Step, pair.Found!)),
    ];

    private static LinearBinaryModelParameters? ParametersOf(ITransformer step) =>
        step is ISingleFeaturePredictionTransformer<object>
        {
            Model: CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> calibrated,
        }
            ? calibrated.SubModel
            : null;
}
