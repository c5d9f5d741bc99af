using ImrPredict.Cases;

namespace ImrPredict.Ingest.Facts;

/// <summary>
/// What a case summary and the item's title state about the patient and the request, all of it known before the
/// review. Null or empty means that the text does not say.
/// </summary>
internal sealed record ClinicalFacts
{
    /// <summary>Age in years.</summary>
    public int? Age { get; init; }

    /// <summary>Sex as stated, else as the pronouns tell it.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Diagnoses in the text's words, in its order, each once.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>
    /// ICD-10-CM codes, in the text's order, each once; a code without a point counts only behind "ICD".
    /// </summary>
    public IReadOnlyList<string> Icd10 { get; init; } = [];

    /// <summary>What utilization review (or the health plan) did with this item's request.</summary>
    public UtilizationReviewDecision? UrDecision { get; init; }

    /// <summary>
    /// The sentence that states the ground; where several items have their own, the one nearest to the title.
    /// </summary>
    public string? UrReason { get; init; }

    /// <summary>
    /// The body part that the title names, else the summary's diagnosis or first mention, e.g. <c>knee</c>.
    /// </summary>
    public string? BodyPart { get; init; }

    /// <summary>The side that stands with <see cref="BodyPart"/>, from the same text.</summary>
    public BodySide? Side { get; init; }
}
