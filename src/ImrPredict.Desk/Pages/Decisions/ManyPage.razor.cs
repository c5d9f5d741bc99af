using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Decisions;

/// <summary>Says how many decisions an action is for before it is done.</summary>
public sealed partial class ManyPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public DecisionFilter Filter { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ReadingAction Action { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public string Reader { get; set; } = "";

    /// <summary>Those that it applies to.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<QueueLine> Lines { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public int Shown { get; set; }

    [Parameter]
    public string Problem { get; set; } = "";
}
