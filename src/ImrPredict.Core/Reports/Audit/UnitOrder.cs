using ImrPredict.Audit.Charts;

namespace ImrPredict.Reports.Audit;

/// <summary>The order in which units ask for a look.</summary>
public static class UnitOrder
{
    /// <summary>Special causes first, then units that miss the target, then those outside their limits.</summary>
    /// <param name="units">Units.</param>
    /// <param name="summaryOf">What is known of one.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> units, Func<T, UnitSummary> summaryOf) => units
        .OrderBy(unit => Urgency(summaryOf(unit))).ThenBy(unit => summaryOf(unit).HasFewDecisions)
        .ThenByDescending(unit => Math.Abs(summaryOf(unit).Unit.Z));

    private static int Urgency(UnitSummary unit) =>
        unit.Variation is Variation.SpecialCauseHigh or Variation.SpecialCauseLow ? 0
        : unit.Assurance == Assurance.Misses ? 1
        : unit.Unit.Position != ChartPosition.Inside ? 2 : 3;
}
