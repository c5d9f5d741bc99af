using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Audit.Run;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>Units at a glance: variation, target, share, in a line each.</summary>
public static class AuditHtmlUnits
{
    private const int MostUnits = 25;

    internal static void Write(HtmlText page, AuditResult audit)
    {
        List<(string Column, UnitSummary Summary)> units =
            [.. audit.Charts.SelectMany(c => c.Summaries.Select(s => (c.Funnel.Column, s)))];
        page.Raw("<section id=units aria-labelledby=h-units><h2 id=h-units>Units at a glance</h2>");
        if (units.Count == 0)
        {
            page.Raw("<p class=soft>No unit has enough decisions.</p></section>");
            return;
        }

        var options = audit.Options.Charts;
        var target = options.Target is { } share ? new ChartTarget(share, options.TargetSide) : null;
        page.Raw($"<p class=soft>{Explain(audit, options.Rules)}</p>");
        if (target is not null)
        {
            page.Raw($"<p class=soft>{Sentence(RunWords.Of(target))}, the same for all whatever their cases. "
                + "&#10003; hits: a usual period lies on its side with all that chance lets expect; &#10007; misses: "
                + "with nothing of it; ? may hit or miss: the target lies inside the 99.8&#160;% limits.</p>");
        }

        List<string> headers = ["Unit", "Latest period"];
        headers.AddRange(target is null ? [] : ["Target"]);
        headers.AddRange(["#Overturned", "#Of expected", "Among units", "#Runs", "#Alarms", "#Items"]);
        page.Table(
            units.Count > MostUnits
                ? $"{MostUnits} of {Count(units.Count)} units, special causes first; all are in units.csv"
                : "Units, special causes first; also in units.csv",
            headers,
            InOrder(units, unit => unit.Summary).Take(MostUnits)
                .Select(u => Cells(u.Column, u.Summary, target is not null)));
        page.Raw("</section>");
    }

    private static string Explain(AuditResult audit, RunRuleSet rules)
    {
        if (rules == RunRuleSet.None)
        {
            return "No tests for runs were asked for (--rules).";
        }

        List<PeriodChart> charts = [.. audit.PeriodCharts];
        return charts.Count == 0
            ? "No decision says when it was made, so nothing is said of time."
            : $"Latest period: what {RunWords.Of(rules)} say of the last point of each unit's chart over time, against "
                + "the unit's own level. &#9679; common cause: as chance lets expect; &#9650; or &#9660; special "
                + "cause: look for the reason, which may be a good one. "
                + $"{Count(charts.Sum(c => c.Signals.Count), "run", "runs")} in "
                + $"{Count(charts.Count, "chart", "charts")}; so many looks give "
                + $"{About(charts.Sum(c => c.ExpectedSignals))} by chance alone, "
                + $"{About(charts.Sum(c => c.ExpectedSignals / c.Years))} a year.";
    }

    /// <summary>Units in the order in which they ask for a look: special causes first.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> units, Func<T, UnitSummary> summaryOf) => units
        .OrderBy(unit => Urgency(summaryOf(unit))).ThenBy(unit => summaryOf(unit).HasFewDecisions)
        .ThenByDescending(unit => Math.Abs(summaryOf(unit).Unit.Z));

    private static int Urgency(UnitSummary unit) =>
        unit.Variation is Variation.SpecialCauseHigh or Variation.SpecialCauseLow ? 0
        : unit.Assurance == Assurance.Misses ? 1
        : unit.Unit.Position != ChartPosition.Inside ? 2 : 3;

    private static string[] Cells(string column, UnitSummary unit, bool hasTarget) =>
    [
        $"{Encode(unit.Unit.Name)}<br><small>{Encode(column)}</small>",
        Icon(unit) + (unit.HasFewDecisions ? "<br><small>few decisions a period</small>" : ""),
        .. (IEnumerable<string>)(hasTarget ? [Icon(unit.Assurance)] : []),
        Share(unit.Rate), Number(unit.Unit.Ratio, "0.00"), AuditHtmlCharts.Position(unit.Unit.Position),
        Looks(unit.Periods?.Signals.Count, unit.Periods?.ExpectedSignals),
        Looks(unit.Cusum?.Alarms.Count, unit.Cusum?.ExpectedAlarms), Count(unit.Unit.Items),
    ];

    private static string Looks(int? found, double? byChance) => found is { } count
        ? $"{Count(count)} <small>{(byChance < 0.05 ? "&lt;0.1" : Number(byChance!.Value, "0.0"))} by chance</small>"
        : "-";

    /// <summary>What the latest period shows: a shape, a colour and words say the same. As markup.</summary>
    public static string Icon(UnitSummary unit)
    {
        var words = Encode(RunWords.Of(unit.Variation));
        var latest = unit.Periods?.Latest is { } signal
            ? $"<br><small>{Encode(RunWords.Of(signal, unit.Periods))}</small>"
            : "";
        return unit.Variation switch
        {
            Variation.SpecialCauseHigh => $"<span class=\"tag u\">&#9650; {words}</span>{latest}",
            Variation.SpecialCauseLow => $"<span class=\"tag d\">&#9660; {words}</span>{latest}",
            Variation.CommonCause => $"<span class=tag>&#9679; {words}</span>",
            _ => words,
        };
    }

    /// <summary>How a unit stands to the target, likewise.</summary>
    public static string Icon(Assurance assurance)
    {
        var words = Encode(RunWords.Of(assurance));
        return assurance switch
        {
            Assurance.Hits => $"<span class=\"tag d\">&#10003; {words}</span>",
            Assurance.Misses => $"<span class=\"tag u\">&#10007; {words}</span>",
            Assurance.HitsOrMisses => $"<span class=tag>? {words}</span>",
            _ => "-",
        };
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
