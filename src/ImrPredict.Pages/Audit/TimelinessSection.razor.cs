using ImrPredict.Audit.Timeliness;
using Microsoft.AspNetCore.Components;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Pages.Audit;

/// <summary>How long reviews took, by stage, year and unit.</summary>
public sealed partial class TimelinessSection : ComponentBase
{
    private const int MostUnits = 12;

    private static readonly string[] Columns =
        ["#Cases timed", "#Median", "#Nine of ten within", "#Beyond the clock", "#Without dates"];

    /// <summary>The report.</summary>
    [Parameter]
    [EditorRequired]
    public TimelinessReport Report { get; set; } = null!;

    /// <summary>The clocks that it was made with.</summary>
    [Parameter]
    public TimelinessOptions Clocks { get; set; } = new();

    private static IEnumerable<StageTimes> InOrder(IReadOnlyList<StageTimes> units) => units
        .OrderBy(times => times.IsFew).ThenByDescending(times => Known(times.BeyondShare.Value))
        .ThenByDescending(times => Known(times.Median.Value)).Take(MostUnits);

    private static string CaptionOf(string column, IReadOnlyList<StageTimes> units) =>
        (units.Count > MostUnits ? $"{MostUnits} of {Count(units.Count)} units" : "Units") + $" by {column}, "
        + (units[0].BeyondShare.Value is double.NaN ? "slowest" : "largest share beyond the clock")
        + " first, those of few cases last; all, by year too, are in timeliness.csv";

    private static double Known(double value) => double.IsNaN(value) ? -1 : value;

    private static string Spoken(TimedStage stage) => stage switch
    {
        TimedStage.File => "Denial to application",
        TimedStage.Assign => "Application to assignment",
        TimedStage.Review => "Assignment or receipt to review",
        _ => "Receipt to adoption",
    };

    private string Clock(TimedStage stage) => stage switch
    {
        TimedStage.File => Clock(Clocks.FileDays, null),
        TimedStage.Assign => Clock(Clocks.AssignDays, null),
        TimedStage.Review => Clock(Clocks.ReviewDays, Clocks.ReviewExpeditedDays),
        _ => Clock(Clocks.AdoptDays, Clocks.AdoptExpeditedDays),
    };

    private static string Clock(int? standard, int? expedited) =>
        (standard is { } days ? $"clock {days} days" : "no clock")
        + (expedited is { } fast ? $", expedited {fast}" : "");
}
