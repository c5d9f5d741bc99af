using ImrPredict.Cases;

namespace ImrPredict.Synthesis;

/// <summary>One item of a synthetic letter, with all that is true of it.</summary>
public sealed record SyntheticItem
{
    /// <summary>Position in the letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Title as a parser should return it: without the verdict and its colon.</summary>
    public required string Title { get; init; }

    /// <summary>The kind of service, e.g. <c>mri</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Its category.</summary>
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

    /// <summary>The claims administrator's guideline as printed.</summary>
    public required string ClaimsAdministratorGuideline { get; init; }

    /// <summary>The reviewer's guideline as printed.</summary>
    public required string ReviewerGuideline { get; init; }

    /// <summary>The rationale as written.</summary>
    public required string Rationale { get; init; }

    /// <summary>Sentences of <see cref="Rationale"/> that state the verdict.</summary>
    public required IReadOnlyList<Passage> VerdictSentences { get; init; }
}
