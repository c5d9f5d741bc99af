using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Decisions;

/// <summary>One decision whole: why it is to be read, its case and text, and what readers found.</summary>
public sealed partial class ReadingPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    /// <summary>The decision as its reader may see it.</summary>
    [Parameter]
    [EditorRequired]
    public QueueLine Line { get; set; } = null!;

    /// <summary>The decision as it was read.</summary>
    [Parameter]
    [EditorRequired]
    public StoredItem Text { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TwinLine> Twins { get; set; } = [];

    /// <summary>The view that it was opened from.</summary>
    [Parameter]
    [EditorRequired]
    public DecisionFilter Filter { get; set; } = null!;

    /// <summary>The decisions before and behind it in that view; null for none.</summary>
    [Parameter]
    public (long? Before, long? Behind) Beside { get; set; }

    /// <summary>What is wrong with what was just sent; empty for nothing.</summary>
    [Parameter]
    public string Problem { get; set; } = "";
}
