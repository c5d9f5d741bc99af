using System.Text;
using ImrPredict.Cases;

namespace ImrPredict.Reports.Pages;

/// <summary>
/// What all pages have in common: a page is one file that needs nothing else, no script, no font, no picture from
/// outside.
/// </summary>
internal static class HtmlPage
{
    /// <summary>Begins a page.</summary>
    /// <param name="title">Title, encoded here.</param>
    /// <param name="skipTo">Id of the part that a reader may want to skip to.</param>
    /// <param name="skip">What the link to it says.</param>
    public static HtmlText Begin(string title, string skipTo, string skip) => new HtmlText()
        .Raw("<!doctype html><html lang=en><head><meta charset=utf-8>"
            + "<meta name=viewport content=\"width=device-width,initial-scale=1\">")
        .Raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .Raw($"<title>{HtmlText.Encode(title)}</title><style>{PageStyle.Css}</style></head><body>")
        .Raw($"<a class=skip href=#{skipTo}>{skip}</a>");

    /// <summary>The notice of use, with more of the page's own.</summary>
    public static string Notice(string more = "") => $"<p class=notice>{LegalNotice.OfPage}{more}</p>";

    /// <summary>Ends a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="footer">What its last line says, as markup.</param>
    /// <returns>The page, UTF-8.</returns>
    public static byte[] End(HtmlText page, string footer) => Encoding.UTF8.GetBytes(page
        .Raw($"</main><footer><p class=soft>Made by ImrPredict{footer}</p></footer></body></html>").ToString());
}
