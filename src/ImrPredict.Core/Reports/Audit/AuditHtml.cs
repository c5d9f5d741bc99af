using ImrPredict.Audit.Run;
using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Audit;

/// <summary>The audit as one HTML file that needs nothing else: no script, no font, no picture from outside.</summary>
internal static class AuditHtml
{
    public static string Of(AuditResult audit)
    {
        var page = new HtmlText();
        page.Raw("<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport "
            + "content=\"width=device-width,initial-scale=1\">")
            .Raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Raw($"<title>Audit of {HtmlText.Count(audit.Surprise.Items.Count)} IMR "
                + $"decisions</title><style>{AuditStyle.Css}</style></head><body>")
            .Raw("<a class=skip href=#first>Skip to what to look at first</a>");
        Header(page, audit);
        page.Raw("<main>");
        AuditHtmlFirst.Write(page, audit);
        AuditHtmlCharts.Write(page, audit);
        AuditHtmlTwins.Write(page, audit);
        AuditHtmlAbout.Write(page, audit);
        return page.Raw("</main><footer><p class=soft>Made by ImrPredict. It holds text of the decisions shown: "
            + "treat it as you treat them.</p></footer></body></html>").ToString();
    }

    private static void Header(HtmlText page, AuditResult audit)
    {
        var fit = audit.Surprise.Calibration;
        page.Raw("<header><p class=soft>Audit of Independent Medical Review decisions</p>")
            .Raw($"<h1>{HtmlText.Count(audit.Surprise.Items.Count, "decision", "decisions")} in "
                + $"{HtmlText.Count(audit.Surprise.Letters, "letter", "letters")}, "
                + $"{HtmlText.Percent((double)fit.Observed / fit.Items)} overturned</h1>")
            .Raw("<p class=notice>This report estimates how past reviewers decided similar requests. It does not "
                + "say what "
                + "care is right and must not be used to approve, deny, delay or modify care, or to discourage an "
                + "appeal. "
                + "It is statistics over groups of decisions; medical necessity is decided by a licensed clinician "
                + "on the "
                + "patient's own records. A decision that stands out is not thereby wrong. Check current law before "
                + "relying on it.</p></header>")
            .Raw("<nav aria-label=Contents><ul><li><a href=#first>Look at first</a></li><li><a "
                + "href=#charts>Services and time</a></li>"
                + "<li><a href=#twins>Twins</a></li><li><a href=#checks>Consistency</a></li><li><a "
                + "href=#about>Method and data</a></li></ul></nav>");
    }
}
