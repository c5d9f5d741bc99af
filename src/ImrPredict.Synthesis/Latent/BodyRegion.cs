namespace ImrPredict.Synthesis.Latent;

/// <summary>A region of the body with the words that records use for it.</summary>
internal sealed record BodyRegion
{
    public required string Id { get; init; }

    public required double Weight { get; init; }

    public required bool Sided { get; init; }

    public required string[] Names { get; init; }

    public required Diagnosis[] Acute { get; init; }

    public required Diagnosis[] Chronic { get; init; }

    public required string[] Deficits { get; init; }

    public required string[] Intact { get; init; }

    public required string[] Studies { get; init; }

    public required string[] Exams { get; init; }

    public required string[] Motions { get; init; }

    public required string[] Tests { get; init; }

    public required string[] Complaints { get; init; }

    public required string Chapter { get; init; }

    public required string Topic { get; init; }

    public required string[] Levels { get; init; }

    public required string[] Roots { get; init; }

    /// <summary>"upper" or "lower".</summary>
    public required string Limb { get; init; }
}

/// <summary>A diagnosis in words and as an ICD-10-CM code.</summary>
internal sealed record Diagnosis(string Name, string Icd10);
