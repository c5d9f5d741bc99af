using ImrPredict.Audit.Log;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Access;

/// <summary>Who saw and changed what, the newest first.</summary>
public sealed partial class TrailPage : ComponentBase
{
    /// <summary>Most entries that it shows.</summary>
    public const int EntriesOfPage = 50;

    /// <summary>One more than are shown, where there is a next page.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<TrailEntry> Entries { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> People { get; set; } = [];

    /// <summary>Of whom alone they are; empty for all.</summary>
    [Parameter]
    public string Who { get; set; } = "";

    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>What the chain was like when the desk started.</summary>
    [Parameter]
    public TrailCheck? AtStart { get; set; }

    /// <summary>Number of the entry at which the end was cut off or changed while the desk was open.</summary>
    [Parameter]
    public long? CutAt { get; set; }
}
