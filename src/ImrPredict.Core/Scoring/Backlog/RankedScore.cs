using ImrPredict.Scoring.Items;

namespace ImrPredict.Scoring.Backlog;

/// <summary>A row with what is known only when all rows of its run are.</summary>
/// <param name="Score">The row.</param>
/// <param name="Rank">Rank by probability, 1 the highest; null where the row has none.</param>
/// <param name="Percentile">Percentile within its service, 0 to 100; null where the row has no probability.</param>
public sealed record RankedScore(ItemScore Score, long? Rank, double? Percentile)
{
    /// <summary>The cells that pass from its row, in the order of <see cref="PassedColumns.Names"/>.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];
}
