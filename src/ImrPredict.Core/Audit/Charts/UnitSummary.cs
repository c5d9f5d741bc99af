using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Charts;

/// <summary>A unit in one line: where it lies among the others, and what it does over time.</summary>
/// <param name="Unit">Its point on the funnel.</param>
/// <param name="Periods">Its p chart; null where no time is known.</param>
/// <param name="Cusum">Its CUSUM; null likewise.</param>
public sealed record UnitSummary(ChartPoint Unit, PeriodChart? Periods, CusumChart? Cusum)
{
    /// <summary>Share overturned with its 95 % interval, by letters.</summary>
    public Estimate Rate => WilsonInterval.Estimate(Unit.Rate, Unit.Letters);

    /// <summary>What its latest period shows.</summary>
    public Variation Variation => Periods?.Variation ?? Variation.Unknown;

    /// <summary>Whether it meets the target as it goes on.</summary>
    public Assurance Assurance => Periods?.Assurance ?? Assurance.None;

    /// <summary>Whether a usual period has too few decisions for runs and targets to say much.</summary>
    public bool HasFewDecisions => Periods?.HasFewDecisions ?? false;
}
