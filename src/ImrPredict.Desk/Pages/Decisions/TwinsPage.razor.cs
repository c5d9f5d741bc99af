using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Store;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Decisions;

/// <summary>Pairs of near-identical decisions.</summary>
public sealed partial class TwinsPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TwinLine> Twins { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public bool All { get; set; }

    [Parameter]
    [EditorRequired]
    public long After { get; set; }
}
