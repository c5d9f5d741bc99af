using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Reports.Audit;

/// <summary>How a chart over time is told.</summary>
public static class PeriodWords
{
    private const int MostSignals = 6;

    /// <summary>What is to be known of its limits and runs, a sentence each; not yet encoded.</summary>
    /// <param name="chart">A chart.</param>
    /// <param name="rules">The tests for runs.</param>
    public static IEnumerable<string> Of(PeriodChart chart, RunRuleSet rules)
    {
        foreach (var stretch in chart.Stretches)
        {
            yield return (stretch.Rebased is { } rebased
                    ? $"Limits anew from {chart.Points[stretch.First].Name} (rebased at {rebased.From:yyyy-MM-dd}"
                        + $"{(rebased.Note.Length > 0 ? $": {rebased.Note}" : "")}): the centre is "
                    : "The centre line is the level of these decisions, ")
                + $"{Number(stretch.Level, "0.00")} times what the case mix of each period lets expect"
                + (stretch.LaneySigma > 1
                    ? "; neighbouring periods differ by more than chance, so the limits are "
                        + $"{Number(stretch.LaneySigma)} times as wide as chance alone would have them (Laney's p')"
                    : "")
                + (stretch.IsProvisional
                    ? $". From {Count(stretch.End - stretch.First, "period", "periods")}, so provisional until there "
                        + $"are {ChartStretch.FewestPeriods}."
                    : ".");
        }

        if (chart.HasFewDecisions)
        {
            yield return "A usual period has few decisions: its limits are wide and its runs say little.";
        }

        if (rules != RunRuleSet.None)
        {
            yield return Runs(chart, rules);
        }
    }

    private static string Runs(PeriodChart chart, RunRuleSet rules)
    {
        var byChance = $"{About(chart.ExpectedSignals)} expected by chance over "
            + $"{Count(chart.Years, "year", "years")}";
        return chart.Signals.Count == 0
            ? $"No run by {RunWords.Of(rules)}; {byChance}."
            : $"Runs by {RunWords.Of(rules)}, {byChance}: "
                + string.Join("; ", chart.Signals.TakeLast(MostSignals).Select(s => RunWords.Of(s, chart)))
                + (chart.Signals.Count > MostSignals
                    ? $"; and {Count(chart.Signals.Count - MostSignals)} earlier, in charts.csv."
                    : ".");
    }
}
