using System.Globalization;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Pages.Scores;

/// <summary>
/// The rows to look at first, as a table that the reader sorts without any script: each row carries its place in every
/// order, and the order chosen sets which one counts.
/// </summary>
public sealed partial class FirstRows : ComponentBase
{
    private const double LeastScale = 0.4;

    private static readonly string[] Columns = ["Case", "Service", "Probability", "In words", "What moved it"];

    private static readonly (string Name, Comparison<RankedScore> Compare)[] Orders =
    [
        ("what to look at first", (_, _) => 0),
        ("probability", (a, b) => Nullable.Compare(b.Score.OverturnProbability, a.Score.OverturnProbability)),
        ("times the usual rate", (a, b) => Nullable.Compare(b.Score.Lift, a.Score.Lift)),
        ("service", (a, b) => string.CompareOrdinal(ServiceOf(a.Score), ServiceOf(b.Score))),
        ("case", (a, b) => string.CompareOrdinal(a.Score.CaseNumber, b.Score.CaseNumber)),
    ];

    /// <summary>The rows, what to look at first on top.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<RankedScore> Rows { get; set; } = [];

    // Most probabilities lie between 5 and 40 %, which a scale of 100 % would press together.
    private double Scale => Math.Max(
        LeastScale,
        Math.Ceiling(10 * Rows.Max(row => Math.Max(row.Score.OverturnProbability ?? 0, row.Score.BaseRate ?? 0))) / 10);

    private int[] Places(Comparison<RankedScore> compare)
    {
        var (sorted, places) = (Enumerable.Range(0, Rows.Count).ToList(), new int[Rows.Count]);
        sorted.Sort((a, b) => compare(Rows[a], Rows[b]) is var order and not 0 ? order : a.CompareTo(b));
        for (var place = 0; place < sorted.Count; place++)
        {
            places[sorted[place]] = place;
        }

        return places;
    }

    private static string Ends(ItemScore score) =>
        score.ProbabilityHigh <= score.OverturnProbability ? "; ends at the estimate, see below"
        : score.ProbabilityLow >= score.OverturnProbability ? "; begins at the estimate, see below"
        : "";

    private static string ServiceOf(ItemScore score) =>
        score.RequestedService.Length > 0 ? score.RequestedService : score.ServiceCategory.ToString();

    private static string Along(double? share) =>
        Math.Min(1, share ?? 0).ToString("0.0%", CultureInfo.InvariantCulture);
}
