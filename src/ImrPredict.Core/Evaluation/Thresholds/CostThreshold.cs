using System.Globalization;
using ImrPredict.Evaluation.Metrics;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Evaluation.Thresholds;

/// <summary>
/// The threshold that follows from costs, and what it brings on the rows judged, which have no part in it.
/// </summary>
/// <param name="Costs">The costs.</param>
/// <param name="At">The point of the decision curve there.</param>
public sealed record CostThreshold(ReviewCosts Costs, DecisionPoint At)
{
    /// <summary>Net benefit in the unit of the costs, for each row.</summary>
    public Estimate Value => Scaled(At.NetBenefit);

    /// <summary>The same less that of reviewing all or none, whichever is more.</summary>
    public Estimate ValueGain => Scaled(At.Gain);

    /// <summary>Measures it.</summary>
    /// <param name="costs">The costs.</param>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    /// <param name="clusters">Cluster (letter, or near duplicates) of each row.</param>
    /// <param name="bootstrap">Draws of these clusters for the intervals.</param>
    internal static CostThreshold Measure(
        ReviewCosts costs, IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities,
        IReadOnlyList<int> clusters, ClusterBootstrap bootstrap) => new(
            costs, DecisionCurve.Measure(overturned, probabilities, clusters, bootstrap, [costs.Threshold])[0]);

    /// <summary>What it says, in two sentences.</summary>
    public string Words() => string.Create(
        CultureInfo.InvariantCulture,
        $"a review that costs {Costs.Review:0.####} and an overturn found worth {Costs.Overturn:0.####} give the ")
        + $"threshold {Number(At.Threshold)}: {Percent(At.Share)} of the items stand there and above, and "
        + $"{Percent(At.Recall)} of the overturned ones among them. Net benefit for each item: "
        + $"{WithSign(At.NetBenefit)} overturned items, {Amount(Value)} in the unit of the costs; "
        + (ValueGain.HasInterval
            ? $"less that of reviewing all or none, whichever is more: {Amount(ValueGain)}{Verdict()}"
            : EnoughRows.TooFew);

    private string Verdict() => ValueGain.Low > 0 ? "" : ", which shows no gain";

    private Estimate Scaled(Estimate benefit) =>
        new(benefit.Value * Costs.Worth, benefit.Low * Costs.Worth, benefit.High * Costs.Worth);

    private static string Amount(Estimate value) => value.HasInterval
        ? string.Create(
            CultureInfo.InvariantCulture, $"{Short(value.Value)} ({Short(value.Low)} to {Short(value.High)})")
        : Short(value.Value);

    // Three digits, whatever the unit.
    private static string Short(double value) => value == 0 ? "0"
        : Math.Abs(value) >= 100 ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : value.ToString("G3", CultureInfo.InvariantCulture);
}
