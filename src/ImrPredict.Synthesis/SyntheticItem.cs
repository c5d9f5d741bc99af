using ImrPredict.Cases;

namespace ImrPredict.Synthesis;

/// <summary>One item of a synthetic letter, with all that is true of it.</summary>
internal sealed record SyntheticItem
{
    /// <summary>Position in the letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Title as a parser should return it: without the verdict and its colon.</summary>
    public required string Title { get; init; }

    /// <summary>The kind of service, e.g. <c>mri</c>.</summary>
    public required string Service { get; init; }

    public required ServiceCategory Category { get; init; }

    /// <summary>Body region, e.g. <c>lumbar</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The verdict as printed; null where the letter has lost it.</summary>
    public required Outcome? Printed { get; init; }

    /// <summary>The verdict drawn from the facts, before noise and planted outliers.</summary>
    public required Outcome Drawn { get; init; }

    /// <summary>What the rationale argues for.</summary>
    public required Outcome Argued { get; init; }

    /// <summary>How <see cref="Printed"/> departs from what was drawn or meant.</summary>
    public required VerdictFlip Flip { get; init; }

    /// <summary>Decided against its facts on purpose.</summary>
    public required bool Outlier { get; init; }

    /// <summary>True probability of an overturn given the facts known before the decision, before noise.</summary>
    public required double Probability { get; init; }

    /// <summary>The same, where the hidden leanings of letter, reviewer, requester and year are known too.</summary>
    public required double ProbabilityGivenHidden { get; init; }

    /// <summary>The facts that bear on the item.</summary>
    public required IReadOnlyList<EvidenceFact> Facts { get; init; }

    public required string ClaimsAdministratorGuideline { get; init; }

    public required string ReviewerGuideline { get; init; }

    public required string Rationale { get; init; }

    /// <summary>Sentences of <see cref="Rationale"/> that state the verdict.</summary>
    public required IReadOnlyList<Passage> VerdictSentences { get; init; }
}

/// <summary>A fact of an item and the sentence of the summary that states it.</summary>
/// <param name="Factor">What it is about.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Sentence">Where the summary says so; null where it does not.</param>
internal sealed record EvidenceFact(EvidenceFactor Factor, FactStatus Status, Passage? Sentence);

/// <summary>How the printed verdict of an item departs from the one drawn from its facts.</summary>
internal enum VerdictFlip
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The verdict and the rationale are reversed: an error of judgement.</summary>
    Whole,

    /// <summary>The printed verdict alone is reversed: an error of typing.</summary>
    PrintedOnly,
}
