using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Decisions;

/// <summary>Where decided files come in, and the audits that there are.</summary>
public sealed partial class DecisionsPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ModelLine> Models { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Batch> Audits { get; set; } = [];
}
