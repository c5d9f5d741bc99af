using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using ImrPredict.Training.Package;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>The model packages, and the card of one.</summary>
public sealed partial class ModelsPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ModelLine> Models { get; set; } = [];

    /// <summary>The name of the one whose card is shown; empty for none.</summary>
    [Parameter]
    public string Shown { get; set; } = "";

    /// <summary>What training found of it; null where none is shown, or it cannot be read.</summary>
    [Parameter]
    public PackageFigures? Figures { get; set; }

    /// <summary>Batches whose items can be compared with what it has learnt from.</summary>
    [Parameter]
    public IReadOnlyList<Batch> Batches { get; set; } = [];

    /// <summary>The history of runs that names champion and challenger; null where they are named here.</summary>
    [Parameter]
    public string? Runs { get; set; }

    [Parameter]
    public MarkupString? Card { get; set; }
}
