using ImrPredict.Cases.Schema;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>Where a user says what the columns of an export are.</summary>
public sealed partial class MapPage : ComponentBase
{
    private static IReadOnlyList<CaseColumn> Columns => CaseColumns.All;

    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    /// <summary>What was chosen and cannot be used, by column.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Chosen { get; set; } = new Dictionary<string, string>();

    /// <summary>Why; empty for nothing.</summary>
    [Parameter]
    public string Problem { get; set; } = "";
}
