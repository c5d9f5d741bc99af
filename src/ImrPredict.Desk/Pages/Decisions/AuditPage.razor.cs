using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Decisions;

/// <summary>What an audit came to, and its decisions to read.</summary>
public sealed partial class AuditPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public AuditOutcome Audit { get; set; } = null!;

    /// <summary>Who reads; empty for nobody yet.</summary>
    [Parameter]
    [EditorRequired]
    public string Reader { get; set; } = "";

    [Parameter]
    [EditorRequired]
    public AuditView View { get; set; } = null!;

    /// <summary>What was just done; empty for nothing.</summary>
    [Parameter]
    public string Told { get; set; } = "";
}
