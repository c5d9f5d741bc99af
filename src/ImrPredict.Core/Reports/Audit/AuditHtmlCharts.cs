using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Run;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>Units and time: funnels, p charts and CUSUMs, from the unit down to its decisions.</summary>
public static class AuditHtmlCharts
{
    private const int MostUnits = 40;
    private const int FewestOfPicture = 3;
    private const int MostDecisions = 5;
    private const int MostAlarms = 8;

    internal static void Write(HtmlText page, AuditResult audit)
    {
        page.Raw("<section id=charts aria-labelledby=h-charts><h2 id=h-charts>Services, units and time</h2>")
            .Raw("<p class=soft>Observed overturns beside what the case mix lets expect. Dark bars are 95 %, light "
                + "bars 99.8 % limits: where a unit in control would lie. "
                + "They are predictive limits, not intervals of the unit. Hover a point for its figures. A "
                + "triangle lies outside its 95 % limits; a ring is part of a run.</p>");
        if (audit.IsOffLevel)
        {
            page.Raw("<p class=\"notice warn\"><strong>The charts compare with another level.</strong> The model "
                + $"expects {Number(audit.Whole.Expected, "#,0.0")} of all decisions to be overturned, and "
                + $"{Count(audit.Whole.Observed)} were: units and years lie off together. Look at how they differ from "
                + "each other, and at the charts over time, which stand on their own level.</p>");
        }

        if (audit.Overall is { } overall)
        {
            page.Raw("<h3>All decisions over time</h3>").Raw(PeriodHtml.Figure(overall, audit.Options.Charts));
        }

        foreach (var charts in audit.Charts)
        {
            Column(page, audit, charts);
        }

        page.Raw("</section>");
    }

    private static void Column(HtmlText page, AuditResult audit, ControlCharts charts)
    {
        var funnel = charts.Funnel;
        var isTime = UnitColumns.IsTime(funnel.Column);
        page.Raw($"<h3>By {Encode(funnel.Column)}</h3>");
        if (funnel.Points.Count == 0)
        {
            page.Raw($"<p class=soft>No unit has {audit.Options.Charts.MinItems} items in "
                + $"{audit.Options.Charts.MinLetters} cases.</p>");
            return;
        }

        if (!isTime && funnel.Points.Count >= FewestOfPicture)
        {
            page.Raw($"<figure>{AuditSvg.Funnel(funnel)}</figure>");
        }

        page.Raw($"<p class=soft>{Caption(charts)}</p>");
        var ordered = isTime
            ? funnel.Points.OrderBy(p => p.Name, StringComparer.Ordinal)
            : funnel.Points.OrderByDescending(p => Math.Abs(p.Z));
        var shown = ordered.Take(MostUnits).ToList();
        var order = isTime ? "in order" : "farthest from what was expected first";
        page.Table(
            funnel.Points.Count > MostUnits
                ? $"{MostUnits} of {Count(funnel.Points.Count)} units by {funnel.Column}, {order}; all are in "
                    + "charts.csv"
                : $"Units by {funnel.Column}, {order}",
            ["Unit", "Position", "#Overturned", "#Expected", "#Ratio", "#95 % limits", "#Items", "#Cases"],
            shown.Select(p => (IReadOnlyList<string>)
            [
                Encode(p.Name), Position(p.Position), Count(p.Observed), Number(p.Expected, "0.0"),
                $"{Number(p.Ratio, "0.00")} ± {Number(p.RatioError, "0.00")}",
                $"{p.Limits95.Low} to {p.Limits95.High}",
                Count(p.Items), Count(p.Letters),
            ]));
        Units(page, audit, charts, shown);
    }

    /// <summary>What is to be known of the funnel of a column, as markup.</summary>
    public static string Caption(ControlCharts charts)
    {
        var funnel = charts.Funnel;
        var words = $"{Count(funnel.Points.Count, "unit", "units")}"
            + (funnel.UnitsTooSmall == 0 ? "" : $"; {Count(funnel.UnitsTooSmall)} too small to show "
                + $"({Count(funnel.ItemsTooSmall, "item", "items")})")
            + (charts.WithheldUnits == 0
                ? ""
                : $"; {Count(charts.WithheldUnits)} withheld because a person could be named")
            + (funnel.Spread.Phi > 1
                ? $". Units differ by more than chance (factor {Number(funnel.Spread.Phi)}), and the limits allow for "
                    + "it. "
                : ". Units differ by no more than chance. ")
            + (funnel.LetterCorrelation > 0
                ? $"Decisions of one case go together (correlation {Number(funnel.LetterCorrelation)}), and the "
                    + "limits allow for it. "
                : "")
            + $"By chance {About(funnel.ExpectedOutside998)} would lie outside 99.8 %.";
        return funnel.Column == UnitColumns.Service
            ? words + " The expectation knows the service, so a service as a whole lies near what was expected; what "
                + "it can show is a change over time."
            : words;
    }

    // Units that a chart points at can be opened; the rest are in the table.
    private static void Units(HtmlText page, AuditResult audit, ControlCharts charts, IReadOnlyList<ChartPoint> shown)
    {
        var cusums = charts.Cusums.ToDictionary(c => c.Unit, StringComparer.Ordinal);
        var periods = charts.Periods.ToDictionary(c => c.Unit ?? "", StringComparer.Ordinal);
        var pointed = shown.Where(p => p.Position != ChartPosition.Inside).Select(p => p.Name)
            .Union(charts.Cusums.Where(c => c.AlarmAt is not null).Select(c => c.Unit))
            .Union(charts.Periods.Where(p => p.Signals.Count > 0).Select(p => p.Unit!)).Take(MostUnits).ToList();
        foreach (var unit in pointed)
        {
            page.Raw($"<details><summary><strong>{Encode(unit)}</strong> "
                + $"{(cusums.TryGetValue(unit, out var cusum) ? Encode(CusumSvg.Spoken(cusum)) : "")}</summary><div>");
            if (periods.TryGetValue(unit, out var period))
            {
                page.Raw(PeriodHtml.Figure(period, audit.Options.Charts));
            }

            if (cusum is not null)
            {
                page.Raw($"<figure>{CusumSvg.Draw(cusum)}<figcaption>"
                    + $"{Encode(Design(cusum, audit.Options.Charts.ShiftOddsRatio))}</figcaption></figure>");
                Alarms(page, cusum);
            }

            Strangest(page, audit, charts, unit);
            page.Raw("</div></details>");
        }
    }

    private static void Alarms(HtmlText page, CusumChart cusum)
    {
        if (cusum.Alarms.Count == 0)
        {
            return;
        }

        page.Table(
            (cusum.Alarms.Count > MostAlarms
                ? $"The last {MostAlarms} of {Count(cusum.Alarms.Count)} alarms"
                : "Alarms")
                + "; after each the sum begins again, so a change that lasts alarms again and again",
            ["Alarm", "Towards", "Run began about", "#Overturned", "#At its level"],
            cusum.Alarms.TakeLast(MostAlarms).Select(a => (IReadOnlyList<string>)
            [
                Encode(cusum.Points[a.At].Period), a.IsUpward ? "&#9650; more" : "&#9660; fewer",
                Encode(cusum.Points[a.From].Period), Number(a.Observed, "0"), Number(a.Expected, "0.0"),
            ]));
    }

    /// <summary>How a CUSUM is tuned, and what chance gives, in words; not yet encoded.</summary>
    public static string Design(CusumChart c, double oddsRatio) =>
        $"Risk-adjusted CUSUM, one step a case, tuned to odds ratios of {Number(oddsRatio)} and "
            + $"{Number(1 / oddsRatio)}. In control an alarm comes after "
        + $"{Count((long)c.Up.InControlRunLength)} cases on average upwards; after such a shift it takes "
        + $"{Count((long)c.Up.ShiftedRunLength)}. "
        + $"Chance of any false alarm over these cases: {Number(100 * c.FalseAlarmShare, "0.#")} %; "
        + $"{About(c.ExpectedAlarms)} expected.";

    private static void Strangest(HtmlText page, AuditResult audit, ControlCharts charts, string unit)
    {
        var rows = charts.RowsOf(unit);
        var read = audit.ReadFirst.Select(d => d.Surprise.Row).ToHashSet();
        var strangest = rows.Select(row => audit.Surprise.Items[row]).OrderBy(i => i.Rank).Take(MostDecisions).ToList();
        page.Table(
            $"Its {strangest.Count} strangest decisions of {Count(rows.Count)}",
            ["Decision", "Outcome", "#Expected", "Requested service"],
            strangest.Select(i => (IReadOnlyList<string>)
            [
                read.Contains(i.Row)
                    ? $"<a class=case href=#d{i.Row}>{Encode(i.CaseNumber)} item {i.Number}</a>"
                    : $"<span class=case>{Encode(i.CaseNumber)} item {i.Number}</span>",
                DecisionHtml.Tag(i.Outcome), Percent(i.ExpectedProbability),
                Encode(audit.Input.Items[i.Row].Item.RequestedService),
            ]));
        foreach (var item in strangest.Where(i => !read.Contains(i.Row)).Take(2))
        {
            DecisionHtml.WriteShort(page, audit, item);
        }
    }

    /// <summary>Where a point lies, with a shape and words, as markup.</summary>
    public static string Position(ChartPosition position) => position switch
    {
        ChartPosition.Above998 => "<span class=\"tag u\">&#9650; above 99.8 %</span>",
        ChartPosition.Above95 => "<span class=\"tag u\">&#9650; above 95 %</span>",
        ChartPosition.Below998 => "<span class=\"tag d\">&#9660; below 99.8 %</span>",
        ChartPosition.Below95 => "<span class=\"tag d\">&#9660; below 95 %</span>",
        _ => "inside",
    };
}
