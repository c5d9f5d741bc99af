namespace ImrPredict.Cases;

/// <summary>What is known only when the review is decided. No feature may come from here.</summary>
public sealed record Decision
{
    /// <summary>What was decided about the item.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Date of the decision.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>The reviewer's rationale, whole.</summary>
    public string? Rationale { get; init; }

    /// <summary>The guideline that the reviewer cited.</summary>
    public string? ReviewerGuideline { get; init; }

    /// <summary>Specialty of the reviewer, as printed. For charts of units, never for scoring.</summary>
    public string? ReviewerSpecialty { get; init; }

    /// <summary>DMHC: days from receipt to review.</summary>
    public int? DaysToReview { get; init; }

    /// <summary>DMHC: days from receipt to adoption.</summary>
    public int? DaysToAdopt { get; init; }

    /// <summary>DMHC findings as published.</summary>
    public string? RawFindings { get; init; }
}
