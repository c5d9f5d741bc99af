using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>The model packages, and the card of one.</summary>
public sealed partial class ModelsPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ModelLine> Models { get; set; } = [];

    /// <summary>The name of the one whose card is shown; empty for none.</summary>
    [Parameter]
    public string Shown { get; set; } = "";

    [Parameter]
    public MarkupString? Card { get; set; }
}
