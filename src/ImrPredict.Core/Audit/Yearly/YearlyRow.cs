using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Yearly;

/// <summary>What was decided about a value of a column in a year.</summary>
public sealed record YearlyRow
{
    /// <summary>The column; empty for all decisions.</summary>
    public required string Column { get; init; }

    /// <summary>The value; empty for all decisions.</summary>
    public required string Value { get; init; }

    /// <summary>Year of the decision; null for all years together.</summary>
    public required int? Year { get; init; }

    /// <summary>Decided items.</summary>
    public required int Items { get; init; }

    /// <summary>Cases that they stand in.</summary>
    public required int Cases { get; init; }

    /// <summary>Overturned items.</summary>
    public required int Overturned { get; init; }

    /// <summary>Cases whose days to the review are known.</summary>
    public required int Timed { get; init; }

    /// <summary>Median days to the review, from assignment or receipt; NaN where none is known.</summary>
    public required Estimate Days { get; init; }

    /// <summary>Share of the items that was overturned, with a 95 % interval by cases.</summary>
    public Estimate Share => WilsonInterval.Estimate((double)Overturned / Items, Cases);

    /// <summary>Whether there are too few items to read much from.</summary>
    public required bool IsFew { get; init; }
}
