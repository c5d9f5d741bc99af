using ImrPredict.Audit.Timeliness;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>How long reviews took, by stage, year and unit.</summary>
public static class AuditHtmlTimeliness
{
    private const int MostUnits = 12;

    /// <summary>The report as a section, as markup.</summary>
    /// <param name="report">The report.</param>
    /// <param name="clocks">The clocks that it was made with.</param>
    public static string Section(TimelinessReport report, TimelinessOptions clocks)
    {
        var page = new HtmlText();
        Write(page, report, clocks);
        return page.ToString();
    }

    internal static void Write(HtmlText page, TimelinessReport report, TimelinessOptions clocks)
    {
        page.Raw("<section id=timeliness aria-labelledby=h-timeliness><h2 id=h-timeliness>Timeliness</h2>");
        if (report.Rows.Count == 0)
        {
            page.Raw("<p class=soft>No case has two of the dates of denial, application, assignment and decision, or "
                + "a number of days to review or adoption.</p></section>");
            return;
        }

        page.Raw("<p class=soft>Calendar days; a case counts once. Intervals are 95&#160;%. A statute counts from when "
                + "request and records are complete and knows extensions, which no column tells: beyond the clock is a "
                + "reason to look, no breach of law.</p>");
        page.Table(
            "All cases, by stage", ["Stage", .. Headers],
            report.Overall.Select(r => (IReadOnlyList<string>)
                [
                    $"{Spoken(r.Stage)}<br><small>{Encode(Clock(r.Stage, clocks))}</small>",
                    .. Cells(r),
                ]));
        foreach (var stage in report.Rows.GroupBy(r => r.Stage))
        {
            page.Raw($"<details><summary>{Spoken(stage.Key)}, by year and unit</summary><div>");
            page.Table(
                "By year of the decision", ["Year", .. Headers],
                stage.Where(r => r is { Column.Length: 0, Year: not null }).Select(r => (IReadOnlyList<string>)
                    [$"{r.Year}", .. Cells(r)]));
            foreach (var column in stage.Where(r => r is { Column.Length: > 0, Year: null }).GroupBy(r => r.Column))
            {
                Units(page, column.Key, [.. column]);
            }

            page.Raw("</div></details>");
        }

        page.Raw("</section>");
    }

    private static string[] Headers { get; } =
        ["#Cases timed", "#Median", "#Nine of ten within", "#Beyond the clock", "#Without dates"];

    private static void Units(HtmlText page, string column, IReadOnlyList<StageTimes> units)
    {
        var order = units[0].BeyondShare.Value is double.NaN ? "slowest" : "largest share beyond the clock";
        page.Table(
            $"{(units.Count > MostUnits ? $"{MostUnits} of {Count(units.Count)} units" : "Units")} by {column}, "
                + $"{order} first, those of few cases last; all, by year too, are in timeliness.csv",
            ["Unit", .. Headers],
            units.OrderBy(r => r.IsFew).ThenByDescending(r => Known(r.BeyondShare.Value))
                .ThenByDescending(r => Known(r.Median.Value)).Take(MostUnits)
                .Select(r => (IReadOnlyList<string>)[Encode(r.Unit), .. Cells(r)]));
    }

    private static double Known(double value) => double.IsNaN(value) ? -1 : value;

    private static string[] Cells(StageTimes row) =>
    [
        Count(row.Timed) + (row.IsFew ? " <small>few</small>" : ""), Days(row.Median), Days(row.Ninetieth),
        row.Clocked == 0 ? "-" : $"{Share(row.BeyondShare)}",
        Count(row.WithoutDates) + (row.OutOfOrder == 0 ? "" : $" <small>{Count(row.OutOfOrder)} out of order</small>"),
    ];

    private static string Days(Estimate days) => double.IsNaN(days.Value) ? "-"
        : Number(days.Value, "0.#")
            + (days.HasInterval ? $" <small>({Number(days.Low, "0.#")} to {Number(days.High, "0.#")})</small>" : "");

    private static string Spoken(TimedStage stage) => stage switch
    {
        TimedStage.File => "Denial to application",
        TimedStage.Assign => "Application to assignment",
        TimedStage.Review => "Assignment or receipt to review",
        _ => "Receipt to adoption",
    };

    private static string Clock(TimedStage stage, TimelinessOptions clocks) => stage switch
    {
        TimedStage.File => Clock(clocks.FileDays, null),
        TimedStage.Assign => Clock(clocks.AssignDays, null),
        TimedStage.Review => Clock(clocks.ReviewDays, clocks.ReviewExpeditedDays),
        _ => Clock(clocks.AdoptDays, clocks.AdoptExpeditedDays),
    };

    private static string Clock(int? standard, int? expedited) =>
        (standard is { } days ? $"clock {days} days" : "no clock")
        + (expedited is { } fast ? $", expedited {fast}" : "");
}
