using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>A batch: its progress until it is done, then its items.</summary>
public sealed partial class BatchPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    /// <summary>What is shown of its items; null until they are scored.</summary>
    [Parameter]
    public BatchView? View { get; set; }

    [Parameter]
    public BatchProgress? Progress { get; set; }
}
