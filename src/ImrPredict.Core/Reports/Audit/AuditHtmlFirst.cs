using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Run;
using ImrPredict.Reports.Audit.Findings;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>The opening of the report: what to look at first, and the decisions to read.</summary>
internal static class AuditHtmlFirst
{
    public static void Write(HtmlText page, AuditResult audit)
    {
        page.Raw("<section id=first aria-labelledby=h-first><h2 id=h-first>What to look at first</h2>");
        Cards(page, audit);
        Honesty(page, audit);
        page.Raw("<h3>Decisions to read first</h3>")
            .Raw($"<p class=soft>{audit.ReadFirst.Count} of {Count(audit.Surprise.Items.Count)}: flags, then "
                + "what does not fit together, verdicts that their own rationale contradicts above all, then the "
                + "strangest of the rest. What follows from a surgery is read with it. All are in surprise.csv. Open "
                + "one to read it.</p>");
        foreach (var decision in audit.ReadFirst)
        {
            DecisionHtml.Write(page, audit, decision);
        }

        page.Raw("</section>");
    }

    private static void Cards(HtmlText page, AuditResult audit)
    {
        var outside = audit.Charts.Sum(c => c.Funnel.Points.Count(p =>
            p.Position is ChartPosition.Above998 or ChartPosition.Below998));
        var expected = audit.Charts.Sum(c => c.Funnel.ExpectedOutside998);
        var (alarms, units) = (
            audit.Charts.Sum(c => c.Cusums.Count(u => u.AlarmAt is not null)), audit.Charts.Sum(c => c.Cusums.Count));
        List<PeriodChart> runs = [.. audit.PeriodCharts];
        var (flags, options) = (audit.Surprise.Flags, audit.Options);
        page.Raw("<ul class=cards>")
            .Raw(Card(
                flags, "decision flagged", "decisions flagged",
                flags == 0
                    ? $"none stands out at {Percent(options.Surprise.FalseDiscoveryRate)} false flags"
                    : $"{About(audit.Surprise.ExpectedFalseFlags)} expected by chance alone",
                "h-first"))
            .Raw(Card(
                outside, "unit outside its 99.8 % limits", "units outside their 99.8 % limits",
                $"{About(expected)} expected by chance", "charts"))
            .Raw(Card(
                alarms, "unit changed over time", "units changed over time",
                $"of {Count(units)}; at most {Number(options.Charts.CusumFalseAlarmShare * units, "0.#")} expected by "
                    + "chance",
                "charts"))
            .Raw(Card(
                runs.Sum(c => c.Signals.Count), "run beside the limits", "runs beside the limits",
                $"in {Count(runs.Count, "chart", "charts")}; {About(runs.Sum(c => c.ExpectedSignals))} expected by "
                    + "chance",
                "units"))
            .Raw(Card(
                audit.Twins.Clusters.Count(c => c.Split), "group of twins decided differently",
                "groups of twins decided differently", $"of {Count(audit.Twins.Clusters.Count, "group", "groups")}",
                "twins"))
            .Raw(Card(
                audit.Findings.Count, "inconsistency", "inconsistencies", "inside items or between them", "checks"))
            .Raw("</ul>");
    }

    private static string Card(int count, string one, string many, string beside, string link) =>
        $"<li><b>{Count(count)}</b><a href=#{link}>{(count == 1 ? one : many)}</a><br><small>{beside}</small></li>";

    private static void Honesty(HtmlText page, AuditResult audit)
    {
        var fit = audit.Surprise.Calibration;
        if (audit.Surprise.Flags == 0)
        {
            page.Raw("<p class=notice>No single decision is stranger than chance would make some of so many "
                + "decisions. The list below is an order for reading, not a list of suspects.</p>");
        }

        if (!fit.Fits)
        {
            page.Raw($"<p class=\"notice warn\"><strong>The expectation does not fit these decisions</strong> (z = "
                + $"{Number(fit.Z, "0.0")}; {Count(fit.Observed)} overturned, {Number(fit.Expected, "0.0")} "
                + $"expected). The number of false flags may be larger than stated.</p>");
        }

        foreach (var sentence in FindingWords.Of(audit.Precision))
        {
            page.Raw($"<p class=notice>{Encode(char.ToUpperInvariant(sentence[0]) + sentence[1..])}.</p>");
        }
    }
}
