using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>A chart over time with what is to be known of its limits and runs.</summary>
public static class PeriodHtml
{
    private const int MostSignals = 6;

    /// <summary>The chart as a figure, as markup.</summary>
    /// <param name="chart">A chart.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="link">Where the mark of a period leads; null for nowhere.</param>
    public static string Figure(PeriodChart chart, ChartOptions options, Func<string, string>? link = null) =>
        $"<figure>{AuditSvg.Periods(chart, options, link)}<figcaption>"
            + $"{string.Join(' ', Sentences(chart, options.Rules))}</figcaption></figure>";

    private static IEnumerable<string> Sentences(PeriodChart chart, RunRuleSet rules)
    {
        foreach (var stretch in chart.Stretches)
        {
            yield return (stretch.Rebased is { } rebased
                    ? $"Limits anew from {chart.Points[stretch.First].Name} (rebased at {rebased.From:yyyy-MM-dd}"
                        + $"{(rebased.Note.Length > 0 ? $": {Encode(rebased.Note)}" : "")}): the centre is "
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
                + string.Join("; ", chart.Signals.TakeLast(MostSignals).Select(s => Encode(RunWords.Of(s, chart))))
                + (chart.Signals.Count > MostSignals
                    ? $"; and {Count(chart.Signals.Count - MostSignals)} earlier, in charts.csv."
                    : ".");
    }
}
