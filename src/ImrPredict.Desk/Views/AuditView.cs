using ImrPredict.Desk.Decisions;

namespace ImrPredict.Desk.Views;

/// <summary>What is shown of an audit's decisions to read.</summary>
/// <param name="Filter">Which ones.</param>
/// <param name="All">All that there is a reason to read, as the reader may see it.</param>
/// <param name="Shown">Those of the view.</param>
/// <param name="Page">Those of this page, with their stories.</param>
/// <param name="After">How many of the view come before the page.</param>
public sealed record AuditView(
    DecisionFilter Filter, IReadOnlyList<QueueLine> All, IReadOnlyList<QueueLine> Shown, IReadOnlyList<QueueLine> Page,
    int After)
{
    /// <summary>Lines before the page that follows; null on the last.</summary>
    public int? Next => After + Page.Count < Shown.Count ? After + Page.Count : null;

    /// <summary>How many of all are like that.</summary>
    public int CountOf(DecisionFilter filter) => All.Count(filter.Holds);
}
