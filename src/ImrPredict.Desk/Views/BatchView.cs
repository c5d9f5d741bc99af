using ImrPredict.Desk.Store;

namespace ImrPredict.Desk.Views;

/// <summary>What is shown of the items of a batch.</summary>
/// <param name="Filter">Which ones, in which order.</param>
/// <param name="Page">The lines of this page.</param>
/// <param name="IsFirst">Whether no page comes before.</param>
/// <param name="Sum">What all items of the view come to.</param>
/// <param name="Columns">The columns to show.</param>
public sealed record BatchView(ItemFilter Filter, ItemLines Page, bool IsFirst, ViewSum Sum, ViewColumns Columns)
{
    /// <summary>Where bars end: most probabilities are small, and a scale of 100 % would press them together.</summary>
    public double Scale { get; } = Math.Max(
        0.4, Math.Ceiling(10 * Page.Lines.Select(line => Math.Max(
            line.Ranked.Score.OverturnProbability ?? 0, line.Ranked.Score.BaseRate ?? 0)).DefaultIfEmpty().Max()) / 10);
}
