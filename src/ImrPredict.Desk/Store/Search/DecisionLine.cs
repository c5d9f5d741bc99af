namespace ImrPredict.Desk.Store.Search;

/// <summary>A decision in a list.</summary>
public sealed record DecisionLine
{
    /// <summary>The audit that it belongs to.</summary>
    public required long Batch { get; init; }

    /// <summary>Its place there, from 1.</summary>
    public required long Number { get; init; }

    public required string CaseNumber { get; init; }

    /// <summary>Its item in the case.</summary>
    public required long Item { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Title { get; init; }

    public required string Service { get; init; }

    public required bool Overturned { get; init; }

    /// <summary>Day or year of the decision; empty where neither is known.</summary>
    public required string Decided { get; init; }

    /// <summary>Probability of overturn that was to be expected.</summary>
    public required double Expected { get; init; }

    public required bool Flagged { get; init; }
}

/// <summary>A page of decisions, and where the next begins; null on the last.</summary>
public sealed record DecisionLines(IReadOnlyList<DecisionLine> Lines, string? Next);
