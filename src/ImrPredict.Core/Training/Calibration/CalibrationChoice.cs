using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Calibration;

/// <summary>Chooses and fits the calibration of out-of-fold log-odds.</summary>
internal static class CalibrationChoice
{
    private const int FewestForCurves = 500;
    private const double Margin = 0.0005;

    /// <summary>
    /// Fits the form that has the least log-loss when each part is calibrated by the others. A richer form must win by
    /// a margin over a simpler one; curves are tried only on enough rows.
    /// </summary>
    /// <param name="logOdds">Out-of-fold log-odds.</param>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="weights">Weight of each row.</param>
    /// <param name="parts">Part of each row; clusters, or years, share one.</param>
    public static ScoreCalibration Fit(
        IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights,
        IReadOnlyList<int> parts)
    {
        var kinds = new List<CalibrationKind> { CalibrationKind.Platt };
        if (logOdds.Count >= FewestForCurves)
        {
            kinds.AddRange([CalibrationKind.Beta, CalibrationKind.Isotonic]);
        }

        var (best, least) = (kinds[0], double.PositiveInfinity);
        foreach (var kind in kinds)
        {
            var loss = CrossFittedLoss(kind, logOdds, overturned, weights, parts);
            (best, least) = loss < least - Margin ? (kind, loss) : (best, least);
        }

        return ScoreCalibration.Fit(best, logOdds, overturned, weights);
    }

    private static double CrossFittedLoss(
        CalibrationKind kind, IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned,
        IReadOnlyList<double> weights, IReadOnlyList<int> parts)
    {
        var (loss, total) = (0.0, 0.0);
        foreach (var part in parts.Distinct().Order())
        {
            var rest = Enumerable.Range(0, parts.Count).Where(i => parts[i] != part).ToList();
            if (rest.Count == 0)
            {
                return 0;
            }

            var fitted = ScoreCalibration.Fit(
                kind, [.. rest.Select(i => logOdds[i])], [.. rest.Select(i => overturned[i])],
                [.. rest.Select(i => weights[i])]);
            foreach (var i in Enumerable.Range(0, parts.Count).Where(i => parts[i] == part))
            {
                var p = fitted.Probability(logOdds[i]);
                loss -= weights[i] * Math.Log(Math.Max(overturned[i] ? p : 1 - p, MetricSet.LogLossClip));
                total += weights[i];
            }
        }

        return loss / total;
    }
}
