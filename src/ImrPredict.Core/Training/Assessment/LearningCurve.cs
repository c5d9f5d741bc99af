using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>
/// What more data has brought so far: the same rows judged after learning from a share of the training letters. Settings
/// are those that selection found on the whole training side, so that only the number of rows differs.
/// </summary>
internal static class LearningCurve
{
    private const int FewestRows = 50;
    private const int FewestPerOutcome = 10;

    /// <summary>The points of the shares asked for, and that of all training rows behind them.</summary>
    /// <param name="set">All rows.</param>
    /// <param name="judgement">The judgement; its parts are learnt from again.</param>
    /// <param name="options">Shares, seed and settings.</param>
    /// <param name="cancel">Stops between fits.</param>
    public static IReadOnlyList<LearningPoint> Of(
        TrainingSet set, EvaluationRun judgement, TrainingOptions options, CancellationToken cancel)
    {
        var points = new List<LearningPoint>();
        foreach (var share in options.LearningCurve.Where(s => s < 1).Distinct().Order())
        {
            var parts = judgement.Parts.Select(part => (Part: part, Learn: Drawn(set, part, share, options.Seed)))
                .ToList();
            if (parts.TrueForAll(p => IsEnough(p.Learn)))
            {
                cancel.ThrowIfCancellationRequested();
                var rows = HeldOutPredictions.Join([.. parts.Select(p => EvaluationRun.Judged(
                    p.Learn, set.Of(p.Part.Check), FittedPipeline.Fit(p.Learn, p.Part.Settled(options), cancel)))]);
                points.Add(Point(share, (int)Math.Round(parts.Average(p => p.Learn.Count)), rows, options));
            }
        }

        if (points.Count > 0)
        {
            points.Add(Point(
                1, (int)Math.Round(judgement.Parts.Average(p => p.Learn.Count)), judgement.Rows, options));
        }

        return points;
    }

    private static TrainingSet Drawn(TrainingSet set, JudgedPart part, double share, int seed)
    {
        var clusters = part.Learn.Select(i => set.Clusters[i]).Distinct().ToArray();
        new Random(seed).Shuffle(clusters);
        var kept = clusters.Take((int)Math.Round(share * clusters.Length)).ToHashSet();
        return set.Of(part.Learn.Where(i => kept.Contains(set.Clusters[i])));
    }

    private static bool IsEnough(TrainingSet learn)
    {
        var overturned = learn.Overturned.Count(o => o);
        return learn.Count >= FewestRows && Math.Min(overturned, learn.Count - overturned) >= FewestPerOutcome;
    }

    private static LearningPoint Point(double share, int rowsLearnt, HeldOutPredictions rows, TrainingOptions options)
    {
        var metrics = rows.Metrics(
            rows.Chosen, new ClusterBootstrap(rows.Clusters, options.BootstrapResamples, options.Seed));
        return new(
            share, rowsLearnt, metrics.Auc, metrics.AucLow, metrics.AucHigh, metrics.LogLoss, metrics.Brier);
    }
}
