using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>
/// What more data has brought so far: the same rows judged after learning from a share of the training letters.
/// Settings are those that selection found on the whole training side, so that only the number of rows differs.
/// </summary>
internal static class LearningCurve
{
    /// <summary>The points of the shares asked for, and that of all training rows behind them.</summary>
    /// <param name="set">All rows.</param>
    /// <param name="run">The evaluation; its folds are learnt from again.</param>
    /// <param name="isPlain">Whether the plain baseline is the model.</param>
    /// <param name="options">Shares, seed and settings.</param>
    /// <param name="cancel">Stops between fits.</param>
    public static IReadOnlyList<LearningPoint> Measure(
        TrainingSet set, EvaluationRun run, bool isPlain, TrainingOptions options, CancellationToken cancel)
    {
        var points = new List<LearningPoint>();
        foreach (var share in options.LearningCurve.Where(s => s < 1).Distinct().Order())
        {
            var parts = run.Folds.Select(f => (
                Learn: Drawn(set, f.Fold, share, options.Seed), Check: set.Of(f.Fold.Check), f.Settings)).ToList();
            if (parts.TrueForAll(p => p.Learn.IsEnough))
            {
                cancel.ThrowIfCancellationRequested();
                var rows = HeldOutPredictions.Join([.. parts.Select(p => HeldOutPredictions.Predict(
                    isPlain
                        ? FittedPipeline.Fit(p.Learn, options.Plain, cancel)
                        : FittedPipeline.Fit(p.Learn, options, cancel, p.Settings),
                    plain: null, p.Learn, p.Check))]);
                points.Add(Point(share, parts.Average(p => p.Learn.Count), rows, options));
            }
        }

        if (points.Count > 0)
        {
            var rows = isPlain ? run.Rows.ChoosingPlain() : run.Rows;
            points.Add(Point(1, run.Folds.Average(f => f.Fold.Learn.Count), rows, options));
        }

        return points;
    }

    private static TrainingSet Drawn(TrainingSet set, Fold fold, double share, int seed)
    {
        var clusters = fold.Learn.Select(i => set.Clusters[i]).Distinct().ToArray();
        new Random(seed).Shuffle(clusters);
        var kept = clusters.Take((int)Math.Round(share * clusters.Length)).ToHashSet();
        return set.Of(fold.Learn.Where(i => kept.Contains(set.Clusters[i])));
    }

    private static LearningPoint Point(
        double share, double rowsLearnt, HeldOutPredictions rows, TrainingOptions options)
    {
        var metrics = new ClusterBootstrap(rows.Clusters, options.BootstrapResamples, options.Seed)
            .Evaluate(rows.Sample(rows.Chosen));
        return new(share, (int)Math.Round(rowsLearnt), metrics.Auc, metrics.LogLoss.Value, metrics.Brier.Value);
    }
}
