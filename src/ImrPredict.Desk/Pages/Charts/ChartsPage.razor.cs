using ImrPredict.Audit.Charts;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Charts;

/// <summary>The charts of an audit: all decisions over time and the units of a column, or one unit.</summary>
public sealed partial class ChartsPage : ComponentBase
{
    /// <summary>All audits that have charts.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Batch> Audits { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ChartView View { get; set; } = null!;

    /// <summary>The settings that the charts were drawn with.</summary>
    [Parameter]
    [EditorRequired]
    public ChartOptions Options { get; set; } = null!;

    /// <summary>Why they are not all that the view asks for; empty where they are.</summary>
    [Parameter]
    [EditorRequired]
    public string Problem { get; set; } = "";

    /// <summary>Names of the columns that have charts.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Columns { get; set; } = [];

    /// <summary>All decisions as one point.</summary>
    [Parameter]
    [EditorRequired]
    public ChartPoint Whole { get; set; } = null!;

    /// <summary>The chart of all decisions; null where no time is known.</summary>
    [Parameter]
    public PeriodChart? Overall { get; set; }

    /// <summary>The charts of the column; null where there is no such column.</summary>
    [Parameter]
    public ControlCharts? Charts { get; set; }

    // What the view asks for that changes nothing.
    private IEnumerable<string> Unused =>
    [
        .. View.Undated.Select(note => $"The note \"{note}\" has no date beside it, so it is not used."),
        .. Problem.Length > 0 || Overall is null ? [] : View.Rebases
            .Where(rebase => Overall.Stretches.All(part => part.Rebased?.From != Rebase.Parse(rebase.From).From))
            .Select(rebase => $"No limits begin anew at {rebase.From}: it is not used, since no decision was made "
                + "before it, or none between it and the next such date or the end."),
    ];

    private IEnumerable<string> Units => Charts?.Funnel.Points.Select(point => point.Name) ?? [];
}
