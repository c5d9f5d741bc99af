using ImrPredict.Desk.Store;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>One item whole: its score as it stands in the table, and why, with its text.</summary>
public sealed partial class ItemPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public ItemLine Line { get; set; } = null!;

    /// <summary>The item explained by the model that scored it; null where that model is not at hand.</summary>
    [Parameter]
    public ItemExplanation? Explanation { get; set; }

    /// <summary>Why there is no explanation.</summary>
    [Parameter]
    public string Problem { get; set; } = "";

    /// <summary>What it shares with each of its precedents; empty where there is no explanation.</summary>
    [Parameter]
    public IReadOnlyList<PrecedentLikeness?> Likenesses { get; set; } = [];

    [Parameter]
    public bool ShowCut { get; set; }

    private ItemScore Score => Line.Ranked.Score;

    private IReadOnlyList<Precedent> Precedents => Explanation?.Score.Precedents ?? Score.Precedents;

    private string Title => Score.RequestedService.Length > 0 ? Score.RequestedService
        : Score.ServiceCategory.ToString();

    private double Scale => Math.Max(
        0.4, Math.Ceiling(10 * Math.Max(Score.OverturnProbability ?? 0, Score.BaseRate ?? 0)) / 10);
}
