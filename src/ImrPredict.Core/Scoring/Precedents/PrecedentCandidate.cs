using ImrPredict.Cases;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>An item of the index that a query found.</summary>
internal sealed record PrecedentCandidate
{
    /// <summary>Its row.</summary>
    public required long Id { get; init; }

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

    /// <summary>Sketch of its text.</summary>
    public required byte[] Sketch { get; init; }

    /// <summary>Its terms.</summary>
    public required PrecedentTerms Terms { get; init; }

    /// <summary>As it is shown.</summary>
    public Precedent ToPrecedent(double similarity) => new(
        CaseNumber, Number, Title, Overturned ? Outcome.Overturned : Outcome.Upheld,
        Decided is { } day ? DateOnly.FromDayNumber(day) : null, Year, similarity);
}
