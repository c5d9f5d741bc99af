using ImrPredict.Audit.Log;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Decisions;

/// <summary>How far readers agree, and what flags were worth.</summary>
public sealed partial class AgreementPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public string Reader { get; set; } = "";

    /// <summary>What the reader may see of what readers gave.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<JudgedDecision> Judged { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public FlagPrecision Flags { get; set; } = null!;
}
