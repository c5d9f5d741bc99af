using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Charts;

/// <summary>The decisions behind a point of a chart.</summary>
public sealed partial class PointPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ChartView View { get; set; } = null!;

    /// <summary>The period of the point; empty for none.</summary>
    [Parameter]
    [EditorRequired]
    public string Period { get; set; } = "";

    /// <summary>First and last place of a stretch of the CUSUM; empty for none.</summary>
    [Parameter]
    [EditorRequired]
    public (string From, string To) Stretch { get; set; }

    [Parameter]
    [EditorRequired]
    public int Count { get; set; }

    [Parameter]
    [EditorRequired]
    public int Overturned { get; set; }

    [Parameter]
    [EditorRequired]
    public double Expected { get; set; }

    [Parameter]
    [EditorRequired]
    public DecisionLines Page { get; set; } = null!;

    [Parameter]
    public bool IsFirst { get; set; }

    private string Here(params ReadOnlySpan<(string Name, string Value)> more) => View.Address(
        Batch.Id, "/decisions",
        [
            .. Period.Length > 0 ? [("period", Period)] : Array.Empty<(string, string)>(),
            .. Stretch.From.Length > 0 ? [("from", Stretch.From), ("to", Stretch.To)] : Array.Empty<(string, string)>(),
            .. more,
        ]);
}
