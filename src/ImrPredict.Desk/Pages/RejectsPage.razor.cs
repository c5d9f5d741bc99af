using ImrPredict.Desk.Store;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>What of a batch could not be read, with place and reason.</summary>
public sealed partial class RejectsPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<RejectLine> Rejects { get; set; } = [];
}
