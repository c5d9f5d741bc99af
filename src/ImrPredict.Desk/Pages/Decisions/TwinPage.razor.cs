using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Store;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Decisions;

/// <summary>Two near-identical decisions side by side.</summary>
public sealed partial class TwinPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public TwinLine Twin { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public StoredItem First { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public StoredItem Second { get; set; } = null!;
}
