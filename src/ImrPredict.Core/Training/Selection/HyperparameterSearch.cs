using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Selection;

/// <summary>Chooses the settings of logistic regression by log-loss on held-out rows of the training set.</summary>
internal static class HyperparameterSearch
{
    /// <summary>Tries every combination of L2 and half-life and returns the best, with what each gave.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="plan">What is held out.</param>
    /// <param name="options">The settings to choose from.</param>
    /// <param name="cancel">Stops between trials.</param>
    public static (LearnerSettings Best, IReadOnlyList<Trial> Trials) Choose(
        TrainingSet set, ValidationPlan plan, TrainingOptions options, CancellationToken cancel)
    {
        var halfLives = plan.IsByYear ? options.HalfLifeYears : [0];
        var grid = halfLives.SelectMany(h => options.L2.Select(l2 => new LearnerSettings(l2, h))).ToList();
        if (grid.Count == 1)
        {
            return (grid[0], []);
        }

        var scores = plan.Folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(fold => Scores(set, fold, grid, options))
            .ToList();
        var overturned = plan.Folds.SelectMany(h => h.Check).Select(i => set.Overturned[i]).ToList();
        var ordered = grid
            .Select((settings, g) => Tried(settings, [.. scores.SelectMany(s => s[g])], overturned))
            .OrderBy(t => t.LogLoss)
            .ToList();
        return (new LearnerSettings(ordered[0].L2, ordered[0].HalfLifeYears), ordered);
    }

    // Calibrated before the loss is taken: a penalty that only shrinks all scores alike is no worse for that.
    private static Trial Tried(LearnerSettings settings, IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned)
    {
        var calibration = ScoreCalibration.Fit(
            CalibrationKind.Platt, logOdds, overturned, [.. logOdds.Select(_ => 1.0)]);
        var metrics = new RankedSample(overturned, [.. logOdds.Select(calibration.Probability)]).Metrics();
        return new Trial(settings.L2, settings.HalfLifeYears, metrics.LogLoss, metrics.Auc);
    }

    private static double[][] Scores(
        TrainingSet set, Fold fold, List<LearnerSettings> grid, TrainingOptions options)
    {
        var learn = set.Of(fold.Learn);
        var space = learn.Space(options.Features);
        var rows = learn.Items.Select(i => space.Transform(i.Item)).ToList();
        var held = fold.Check.Select(i => space.Transform(set.Items[i].Item)).ToList();
        return
        [
            .. grid.Select(settings =>
            {
                var fitted = LinearFit.Train(
                    new MLContext(options.Seed), rows, learn.Overturned,
                    learn.RecencyWeights(settings.HalfLifeYears), space, settings.L2);
                return held.Select(fitted.Score).ToArray();
            }),
        ];
    }
}
