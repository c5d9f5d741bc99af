using System.Globalization;
using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Scores;

/// <summary>The rows with the highest probability, for a clinician's second look.</summary>
internal static class ScoreHtmlFirst
{
    private static readonly string[] Names = [.. ScoreTable.Columns.Select(column => column.Name)];

    public static void Write(HtmlText page, ScoreSummary summary)
    {
        if (summary.First.Count == 0)
        {
            return;
        }

        page.Raw("<h2 id=look>For a clinician's second look</h2>")
            .Raw($"<p>The {HtmlText.Count(summary.First.Count)} items with the highest probability of an overturn. The bar is the probability, the mark on it the base rate of the service.</p>")
            .Raw("<ol class=look>");
        foreach (var cells in summary.First)
        {
            Item(page, cells);
        }

        page.Raw("</ol>");
    }

    private static void Item(HtmlText page, string[] cells)
    {
        string Cell(string name) => cells[Array.IndexOf(Names, name)];
        double Value(string name) => Cell(name).Length == 0 ? 0 : double.Parse(Cell(name), CultureInfo.InvariantCulture);
        var service = Cell("requested_service");
        page.Raw($"<li><h3>{Cell("rank")}. {HtmlText.Encode(Cell("case_number"))}, item {Cell("item")}</h3>")
            .Raw($"<p>{HtmlText.Encode(service.Length > 0 ? service : Cell("service_category"))}</p>")
            .Raw($"<div class=bar aria-hidden=true><i style=\"width:{Width(Value("overturn_probability"))}\"></i>{Mark(Cell("base_rate"))}</div>")
            .Raw($"<p><strong>{HtmlText.Percent(Value("overturn_probability"))}</strong> ({HtmlText.Percent(Value("probability_low"))} to {HtmlText.Percent(Value("probability_high"))}); base rate {BaseRate(Cell)}</p>");
        List(page, Names.Where(n => n.StartsWith("reason_", StringComparison.Ordinal)).Select(Cell), "");
        List(page, Names.Where(n => n.StartsWith("precedent_", StringComparison.Ordinal)).Select(Cell), "Similar earlier decisions:");
        page.Raw("</li>");

        static string Mark(string rate) => rate.Length == 0 ? "" : $"<em style=\"left:{Width(double.Parse(rate, CultureInfo.InvariantCulture))}\"></em>";

        string BaseRate(Func<string, string> cell) => cell("base_rate").Length == 0
            ? "unknown"
            : $"{HtmlText.Percent(Value("base_rate"))} of {HtmlText.Count(long.Parse(cell("base_rate_n"), CultureInfo.InvariantCulture), "past decision", "past decisions")}, {HtmlText.Encode(cell("band"))} it";
    }

    private static void List(HtmlText page, IEnumerable<string> texts, string title)
    {
        var given = texts.Where(text => text.Length > 0).ToList();
        if (given.Count > 0)
        {
            page.Raw($"{(title.Length > 0 ? $"<p class=soft>{title}</p>" : "")}<ul>{string.Concat(given.Select(text => $"<li>{HtmlText.Encode(text)}</li>"))}</ul>");
        }
    }

    private static string Width(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);
}
