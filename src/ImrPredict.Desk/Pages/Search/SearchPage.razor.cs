using ImrPredict.Desk.Store.Search;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Search;

/// <summary>Decisions of all audits, and what they come to by year.</summary>
public sealed partial class SearchPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public SearchFilter Filter { get; set; } = new();

    [Parameter]
    [EditorRequired]
    public DecisionLines Page { get; set; } = null!;

    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>What was found, by outcome, service and year.</summary>
    [Parameter]
    [EditorRequired]
    public SearchSum Sum { get; set; } = null!;

    /// <summary>What was found by year; null on later pages, and where it is too much.</summary>
    [Parameter]
    public YearReport? Report { get; set; }

    /// <summary>Why there is no report; empty where there is one.</summary>
    [Parameter]
    public string Problem { get; set; } = "";
}
