using ImrPredict.Evaluation;
using Microsoft.ML;

namespace ImrPredict.Training;

/// <summary>Chooses the settings of logistic regression by log-loss on held-out rows of the training set.</summary>
internal static class Selection
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

        var losses = plan.Holdouts
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(holdout => Losses(set, holdout, grid, options))
            .ToList();
        var trials = grid.Select((settings, g) => new Trial(
            settings.L2, settings.HalfLifeYears, losses.Average(l => l[g].LogLoss), losses.Average(l => l[g].Auc)));
        var ordered = trials.OrderBy(t => t.LogLoss).ToList();
        return (new LearnerSettings(ordered[0].L2, ordered[0].HalfLifeYears), ordered);
    }

    private static (double LogLoss, double Auc)[] Losses(
        TrainingSet set, Holdout holdout, List<LearnerSettings> grid, TrainingOptions options)
    {
        var learn = set.Of(holdout.Learn);
        var check = set.Of(holdout.Check);
        var space = learn.Space(options.Features);
        var rows = learn.Items.Select(i => space.Transform(i.Item)).ToList();
        var held = check.Items.Select(i => space.Transform(i.Item)).ToList();
        return
        [
            .. grid.Select(settings =>
            {
                var fitted = LinearFit.Train(
                    new MLContext(options.Seed), rows, learn.Overturned,
                    learn.RecencyWeights(settings.HalfLifeYears), space.Names.Count, settings.L2);
                var sample = new RankedSample(
                    check.Overturned, [.. held.Select(row => LogisticFit.Sigmoid(fitted.Score(row)))]);
                var metrics = sample.Metrics();
                return (metrics.LogLoss, metrics.Auc);
            }),
        ];
    }
}
