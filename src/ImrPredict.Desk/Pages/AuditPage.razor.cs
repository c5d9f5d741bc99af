using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>What an audit came to.</summary>
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
}
