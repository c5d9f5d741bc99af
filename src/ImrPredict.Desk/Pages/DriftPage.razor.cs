using ImrPredict.Desk.Store;
using ImrPredict.Training.Drift;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>A batch beside the rows that a model has learnt from.</summary>
public sealed partial class DriftPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public string Model { get; set; } = "";

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public DriftReport Report { get; set; } = null!;
}
