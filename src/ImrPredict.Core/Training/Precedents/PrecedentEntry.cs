namespace ImrPredict.Training.Precedents;

/// <summary>A decided item as an index of precedents keeps it: no clinical text and no rationale.</summary>
internal sealed record PrecedentEntry
{
    /// <summary>Its case.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Its item.</summary>
    public required int Number { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Title { get; init; }

    /// <summary>How it was decided.</summary>
    public required bool Overturned { get; init; }

    /// <summary>Day number of the decision; null where unknown.</summary>
    public required int? Decided { get; init; }

    /// <summary>Year of the decision; null where unknown.</summary>
    public required int? Year { get; init; }

    /// <summary>Its cluster of near duplicates.</summary>
    public required int Cluster { get; init; }

    /// <summary>Sketch of its text; empty where there is none, or a short one.</summary>
    public required byte[] Sketch { get; init; }

    /// <summary>Its terms.</summary>
    public required PrecedentTerms Terms { get; init; }

    /// <summary>The day of the decision, or the last day of its year; 0 where neither is known.</summary>
    public int LastDay => Decided ?? (Year is { } year ? new DateOnly(year, 12, 31).DayNumber : 0);

    /// <summary>What goes first among equally alike ones: a later day, then a year alone; -1 where neither.</summary>
    public int Recency => Decided ?? Year ?? -1;
}
