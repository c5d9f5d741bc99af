using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Audit.Yearly;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Audit;
using ImrPredict.Reports.Training;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Views;

/// <summary>Charts and figures of audits and packages as the static pages have them, for components.</summary>
public static class ChartMarkup
{
    /// <summary>Units side by side; the mark of each leads to an address.</summary>
    public static MarkupString Funnel(FunnelChart chart, Func<string, string> link) =>
        new($"<figure>{AuditSvg.Funnel(chart, link)}</figure>");

    /// <summary>A chart over time with what is to be known of it; marks of periods lead to addresses.</summary>
    public static MarkupString OverTime(PeriodChart chart, ChartOptions options, Func<string, string> link) =>
        new(PeriodHtml.Figure(chart, options, link));

    /// <summary>A CUSUM; the mark of each alarm leads to an address.</summary>
    public static MarkupString Cusum(CusumChart chart, Func<CusumAlarm, string> link) =>
        new(CusumSvg.Draw(chart, link));

    /// <summary>What a CUSUM says, and how it is tuned, in words.</summary>
    public static string Words(CusumChart chart, ChartOptions options) =>
        $"{CusumSvg.Spoken(chart)}. {AuditHtmlCharts.Design(chart, options.ShiftOddsRatio)}";

    /// <summary>What is to be known of a funnel.</summary>
    public static MarkupString Caption(ControlCharts charts) => new(AuditHtmlCharts.Caption(charts));

    /// <summary>Where a point lies.</summary>
    public static MarkupString Position(ChartPoint point) => new(AuditHtmlCharts.Position(point.Position));

    /// <summary>What the latest period of a unit shows.</summary>
    public static MarkupString Variation(UnitSummary unit) => new(AuditHtmlUnits.Icon(unit));

    /// <summary>How a unit stands to the target.</summary>
    public static MarkupString Assurance(UnitSummary unit) => new(AuditHtmlUnits.Icon(unit.Assurance));

    /// <summary>Units in the order in which they ask for a look.</summary>
    public static IEnumerable<UnitSummary> InOrder(IReadOnlyList<UnitSummary> units) =>
        AuditHtmlUnits.InOrder(units, unit => unit);

    /// <summary>Decisions by year.</summary>
    public static MarkupString Section(YearlyReport report) => new(AuditHtmlYearly.Section(report));

    /// <summary>The days that reviews took.</summary>
    public static MarkupString Section(TimelinessReport report) =>
        new(AuditHtmlTimeliness.Section(report, new TimelinessOptions()));

    /// <summary>What was said against what happened.</summary>
    public static MarkupString Reliability(IReadOnlyList<ReliabilityBin> bins) => new(TrainingSvg.Reliability(bins));
}
