using ImrPredict.Desk.Store;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>How far a batch is; the page asks for it anew until it is done.</summary>
public sealed partial class ProgressPart : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    public double? Share { get; set; }

    [Parameter]
    public long Items { get; set; }
}
