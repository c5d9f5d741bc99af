using ImrPredict.Desk.Views;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Pages.Parts;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>What two packages say of themselves, figure by figure.</summary>
public sealed partial class ComparePage : ComponentBase
{
    /// <summary>All packages.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>The two that are compared; one where there is no other.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ComparedModel> Columns { get; set; } = [];

    private static RenderFragment Cell(IReadOnlyDictionary<string, Estimate>? figures, string name) =>
        Intervals.With(figures is not null && figures.TryGetValue(name, out var figure)
            ? figure
            : new Estimate(double.NaN, double.NaN, double.NaN));
}
