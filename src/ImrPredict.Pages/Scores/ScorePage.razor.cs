using ImrPredict.Scoring.Backlog;
using Microsoft.AspNetCore.Components;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Pages.Scores;

/// <summary>
/// A backlog for those who plan its work, as one HTML file. It holds no clinical text but the words that the reasons
/// quote.
/// </summary>
public sealed partial class ScorePage : ComponentBase
{
    private const int MostServices = 60;

    /// <summary>The run, its rows ranked, so that the first ones are known.</summary>
    [Parameter]
    [EditorRequired]
    public ScoreSummary Summary { get; set; } = null!;

    private ScoreTally Tally => Summary.Tally;

    private string Title => $"Backlog of {Count(Tally.ItemsIn, "disputed item", "disputed items")}";

    private string Footer => $" with model {Summary.ModelId}. It names cases and quotes words of their texts: "
        + "treat it as you treat them.";

    private string Headline => Tally.Scored == 0
        ? "No disputed item could be scored"
        : $"{Count(Tally.Scored, "disputed item", "disputed items")}: about "
            + $"{Number(Tally.ExpectedOverturns, "#,0")} overturns expected "
            + $"({Number(Tally.ExpectedInterval.Low, "#,0")} to {Number(Tally.ExpectedInterval.High, "#,0")})";

    private IReadOnlyList<(string Name, ServiceTally Of)> Services =>
    [
        .. Tally.Services.OrderByDescending(s => s.Value.Expected).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => (s.Key, s.Value)),
    ];

    private string RejectsCaption => $"{Count(Tally.Rejected)} rejected"
        + (Tally.Rejected == Summary.FirstRejects.Count ? "" : $", the first {Summary.FirstRejects.Count}");

    /// <summary>The page, UTF-8.</summary>
    /// <param name="summary">The run, its rows ranked.</param>
    public static byte[] Render(ScoreSummary summary) =>
        StaticPage.Render<ScorePage>(new() { [nameof(Summary)] = summary });
}
