using ImrPredict.Audit.Yearly;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>Volumes, shares overturned and days by year.</summary>
public static class AuditHtmlYearly
{
    private const int MostValues = 15;
    private const int MostYears = 5;

    /// <summary>The report as a section, as markup.</summary>
    public static string Section(YearlyReport report)
    {
        var page = new HtmlText();
        Write(page, report);
        return page.ToString();
    }

    internal static void Write(HtmlText page, YearlyReport report)
    {
        page.Raw("<section id=yearly aria-labelledby=h-yearly><h2 id=h-yearly>Year by year</h2>"
            + "<p class=soft>Counts as they are, not adjusted for case mix: a share may move because other services "
            + "were disputed. Intervals are 95&#160;%, by cases. Only disputes that were decided are in it, so no "
            + "share is one of all requests."
            + (report.WithoutYear == 0 ? "" : $" {Count(report.WithoutYear, "item has", "items have")} no year.")
            + "</p>");
        if (report.Overall.Any())
        {
            page.Table(
                "All decisions",
                ["Year", "#Items", "#Cases", "#Overturned", "#Share overturned", "#Median days to review"],
                report.Overall.Select(r => (IReadOnlyList<string>)
                [
                    $"{r.Year}", Count(r.Items) + Few(r), Count(r.Cases), Count(r.Overturned), Share(r.Share),
                    r.Timed == 0 ? "-" : Number(r.Days.Value, "0.#"),
                ]));
        }

        foreach (var column in report.Rows.Where(r => r.Column.Length > 0).GroupBy(r => r.Column))
        {
            Column(page, column.Key, [.. column]);
        }

        page.Raw("</section>");
    }

    private static void Column(HtmlText page, string column, IReadOnlyList<YearlyRow> rows)
    {
        int[] years = [.. rows.Select(r => r.Year).OfType<int>().Distinct().Order().TakeLast(MostYears)];
        List<YearlyRow> values = [.. rows.Where(r => r.Year is null)];
        var of = rows.ToLookup(r => r.Value, StringComparer.Ordinal);
        page.Raw($"<details><summary>By {Encode(column)}: {Count(values.Count, "value", "values")}</summary><div>");
        page.Table(
            $"{(values.Count > MostValues ? $"{MostValues} of {Count(values.Count)} values" : "Values")}, most items "
                + "first; share overturned of so many items, of few as counts; all years and "
                + "values are in yearly.csv",
            [Title(column), "#Items", "#Share overturned", "#Days", .. years.Select(year => $"#{year}")],
            values.Take(MostValues).Select(r => (IReadOnlyList<string>)
            [
                Encode(r.Value), Count(r.Items) + Few(r), Share(r.Share),
                r.Timed == 0 ? "-" : Number(r.Days.Value, "0.#"),
                .. years.Select(year => of[r.Value].FirstOrDefault(y => y.Year == year) is { } cell
                    ? cell.IsFew
                        ? $"<small>{Count(cell.Overturned)} of {Count(cell.Items)}</small>"
                        : $"{Percent(cell.Share.Value)} <small>of {Count(cell.Items)}</small>"
                    : "-"),
            ]));
        page.Raw("</div></details>");
    }

    private static string Few(YearlyRow row) => row.IsFew ? " <small>few</small>" : "";

    private static string Title(string column) => char.ToUpperInvariant(column[0]) + column[1..];
}
