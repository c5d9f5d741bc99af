using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>Where files come in, and the batches that there are.</summary>
public sealed partial class BacklogPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ModelLine> Models { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Batch> Batches { get; set; } = [];

    /// <summary>Where a batch stands, in words.</summary>
    internal static string Words(Batch batch) => batch.State switch
    {
        BatchState.NeedsMap => "needs the names of its columns",
        BatchState.Failed => "cannot go on",
        BatchState.Running => batch.Kind == BatchKind.Audit ? "being audited" : "being scored",
        _ => "waiting",
    };
}
