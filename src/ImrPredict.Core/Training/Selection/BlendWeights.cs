using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Calibration;

namespace ImrPredict.Training.Selection;

/// <summary>
/// Weights of the learners in the blend, learnt on held-out rows (stacked regressions with weights that are not
/// negative and sum to 1: Breiman 1996; super learner: van der Laan 2007). Quarters are enough: finer ones follow
/// chance. All mixes are calibrated alike while they are compared: a learner with a richer curve would seem better than
/// it is.
/// </summary>
internal static class BlendWeights
{
    private const int Parts = 4;

    /// <summary>
    /// The mix with the least log-loss once it is calibrated by a slope and a level; of equal ones the most even.
    /// </summary>
    /// <param name="members">Held-out log-odds (learners x rows).</param>
    /// <param name="overturned">Outcome of each row.</param>
    /// <param name="weights">Weight of each row.</param>
    /// <returns>One weight a learner; they sum to 1.</returns>
    public static IReadOnlyList<double> Fit(
        IReadOnlyList<IReadOnlyList<double>> members, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights) =>
        members.Count == 1
            ? [1]
            : Mixes(members.Count, Parts)
                .Select(counts => counts.Select(count => (double)count / Parts).ToList())
                .OrderBy(mix => mix.Sum(share => share * share))
                .MinBy(mix => Loss(Mixed(members, mix), overturned, weights))!;

    /// <summary>Log-odds of a mix.</summary>
    /// <param name="members">Log-odds (learners x rows).</param>
    /// <param name="mix">Weight of each learner.</param>
    public static IReadOnlyList<double> Mixed(
        IReadOnlyList<IReadOnlyList<double>> members, IReadOnlyList<double> mix) =>
        [.. members[0].Select((_, row) => members.Zip(mix, (scores, share) => share * scores[row]).Sum())];

    private static IEnumerable<IReadOnlyList<int>> Mixes(int members, int parts) =>
        members == 1
            ? [[parts]]
            : Enumerable.Range(0, parts + 1).SelectMany(first =>
                Mixes(members - 1, parts - first).Select(rest => (IReadOnlyList<int>)[first, .. rest]));

    private static double Loss(
        IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned, IReadOnlyList<double> weights)
    {
        var calibration = ScoreCalibration.Fit(CalibrationKind.Platt, logOdds, overturned, weights);
        return logOdds.Select((score, row) =>
        {
            var p = calibration.Probability(score);
            return -weights[row] * Math.Log(Math.Max(overturned[row] ? p : 1 - p, MetricSet.LogLossClip));
        }).Sum();
    }
}
