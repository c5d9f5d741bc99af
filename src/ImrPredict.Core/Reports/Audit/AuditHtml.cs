using ImrPredict.Audit.Run;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;

namespace ImrPredict.Reports.Audit;

/// <summary>The audit as one HTML file.</summary>
internal static class AuditHtml
{
    public static byte[] Render(AuditResult audit)
    {
        var page = HtmlPage.Begin(
            $"Audit of {Count(audit.Surprise.Items.Count)} IMR decisions", "first", "Skip to what to look at first");
        Header(page, audit);
        page.Raw("<main>");
        AuditHtmlFirst.Write(page, audit);
        AuditHtmlUnits.Write(page, audit);
        AuditHtmlCharts.Write(page, audit);
        AuditHtmlTimeliness.Write(page, audit.Timeliness, audit.Options.Timeliness);
        AuditHtmlYearly.Write(page, audit.Yearly);
        AuditHtmlTwins.Write(page, audit);
        AuditHtmlAbout.Write(page, audit);
        return HtmlPage.End(page, ". It holds text of the decisions shown: treat it as you treat them.");
    }

    private static void Header(HtmlText page, AuditResult audit)
    {
        var fit = audit.Surprise.Calibration;
        page.Raw("<header><p class=soft>Audit of Independent Medical Review decisions</p>")
            .Raw($"<h1>{Count(audit.Surprise.Items.Count, "decision", "decisions")} in "
                + $"{Count(audit.Surprise.Letters, audit.Letters.TrimEnd('s'), audit.Letters)}, "
                + $"{Percent((double)fit.Observed / fit.Items)} overturned</h1>")
            .Raw(HtmlPage.Notice(
                " The report is statistics over groups of decisions; a decision that stands out is not thereby wrong.")
                + "</header>")
            .Raw("<nav aria-label=Contents><ul><li><a href=#first>Look at first</a></li>"
                + "<li><a href=#units>Units</a></li><li><a href=#charts>Services and time</a></li>"
                + "<li><a href=#timeliness>Timeliness</a></li><li><a href=#yearly>Year by year</a></li>"
                + "<li><a href=#twins>Twins</a></li>"
                + "<li><a href=#checks>Consistency</a></li><li><a href=#about>Method and data</a></li></ul></nav>");
    }
}
