using ImrPredict.Cases;
using ImrPredict.Features;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ImrPredict.Training;

/// <summary>A logistic regression fitted by ML.NET.</summary>
internal sealed class LinearFit
{
    private readonly float[] weights;
    private readonly float bias;

    private LinearFit(ITransformer transformer, LinearBinaryModelParameters parameters)
    {
        Transformer = transformer;
        weights = [.. parameters.Weights];
        bias = parameters.Bias;
    }

    /// <summary>ML.NET's form of it.</summary>
    public ITransformer Transformer { get; }

    /// <summary>Fits on rows. One thread, since the sums of several depend on their number.</summary>
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
                NumberOfThreads = 1,
                OptimizationTolerance = 1e-5f,
                HistorySize = 20,
            });
        var view = LearnerRow.View(
            context, [.. rows.Select((row, i) => LearnerRow.Of(row, columns, labels[i], weights[i]))], columns);
        return Of(trainer.Fit(view));
    }

    /// <summary>Weight of each sparse column.</summary>
    public ReadOnlySpan<float> Weights => weights;

    /// <summary>Log-odds of a row of zeroes.</summary>
    public double Bias => bias;

    /// <summary>Log-odds of overturn.</summary>
    public double Score(FeatureRow row)
    {
        double sum = bias;
        var indices = row.Indices;
        var values = row.Values;
        for (var i = 0; i < indices.Length; i++)
        {
            sum += (double)weights[indices[i]] * values[i];
        }

        return sum;
    }

    /// <summary>The logistic regression at the head of a chain that was loaded from a package.</summary>
    /// <exception cref="ImrPredictException">The chain does not begin with one.</exception>
    public static LinearFit Of(ITransformer chain)
    {
        var first = chain is IEnumerable<ITransformer> steps ? steps.First() : chain;
        return first is ISingleFeaturePredictionTransformer<object>
        {
            Model: CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> calibrated,
        }
            ? new LinearFit(first, calibrated.SubModel)
            : throw new ImrPredictException("model.zip: no logistic regression at its head; train the model again.");
    }

    /// <summary>The largest contributions to the log-odds of a row, largest first.</summary>
    public IReadOnlyList<Contribution> Largest(FeatureRow row, IReadOnlyList<string> names, int count)
    {
        var found = new List<Contribution>(row.Indices.Length);
        for (var i = 0; i < row.Indices.Length; i++)
        {
            found.Add(new(names[row.Indices[i]], (double)weights[row.Indices[i]] * row.Values[i]));
        }

        return [.. found.Where(c => c.LogOdds != 0)
            .OrderByDescending(c => Math.Abs(c.LogOdds)).ThenBy(c => c.Feature, StringComparer.Ordinal).Take(count)];
    }

    private static LinearFit Of(
        BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> fitted)
        => new(fitted, fitted.Model.SubModel);
}
