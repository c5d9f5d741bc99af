using ImrPredict.Desk.Store;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>How far a batch is; the page is told of what is new until it is done.</summary>
public sealed partial class ProgressPart : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    /// <summary>Null where it is not worked on yet.</summary>
    [Parameter]
    public BatchProgress? Progress { get; set; }
}
