namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// What an item and a precedent of it share, and in what they differ, as far as a package keeps it: words of requests
/// and evidence by name, diagnoses that both have by name and the precedent's others as a number.
/// </summary>
public sealed record PrecedentLikeness
{
    /// <summary>How near the services are.</summary>
    public required ServiceLikeness Service { get; init; }

    /// <summary>Whether the body part is the same; null where neither says one.</summary>
    public required bool? SameBodyPart { get; init; }

    /// <summary>Words of the request that both have, as the item has them.</summary>
    public required IReadOnlyList<string> SharedRequest { get; init; }

    /// <summary>Words of the item's request that the precedent lacks.</summary>
    public required IReadOnlyList<string> OwnRequest { get; init; }

    /// <summary>Words of the precedent's request that the item lacks.</summary>
    public required IReadOnlyList<string> OtherRequest { get; init; }

    /// <summary>Words and codes of diagnoses that both have.</summary>
    public required IReadOnlyList<string> SharedDiagnoses { get; init; }

    /// <summary>Those that the precedent lacks.</summary>
    public required IReadOnlyList<string> OwnDiagnoses { get; init; }

    /// <summary>Number of words and codes of the precedent's diagnoses that the item lacks.</summary>
    public required int OtherDiagnoses { get; init; }

    /// <summary>Evidence that both texts have, e.g. <c>failed conservative care</c>, <c>no red flags</c>.</summary>
    public required IReadOnlyList<EvidenceTerm> SharedEvidence { get; init; }

    /// <summary>Evidence of the item alone.</summary>
    public required IReadOnlyList<EvidenceTerm> OwnEvidence { get; init; }

    /// <summary>Evidence of the precedent alone.</summary>
    public required IReadOnlyList<EvidenceTerm> OtherEvidence { get; init; }
}

/// <summary>How near two services are.</summary>
public enum ServiceLikeness
{
    /// <summary>One of them is not known.</summary>
    Unknown,

    /// <summary>Another service.</summary>
    Other,

    /// <summary>The same category.</summary>
    SameCategory,

    /// <summary>The same service.</summary>
    Same,
}

/// <summary>A concept of evidence, and what a text says of it.</summary>
/// <param name="Words">The words that reports call it by.</param>
/// <param name="IsDenied">Whether it is denied or not found, else stated.</param>
public sealed record EvidenceTerm(string Words, bool IsDenied);
