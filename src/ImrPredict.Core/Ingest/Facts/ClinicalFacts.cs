using ImrPredict.Cases;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>
/// What a case summary and the item's title state about the patient and the request, all of it known before the
/// review. Null or empty means that the text does not say.
/// </summary>
public sealed record ClinicalFacts
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

    /// <summary>
    /// Treatments that were given before the request, by kind, e.g. <c>physical therapy</c>; each once.
    /// </summary>
    public IReadOnlyList<string> PriorTreatments { get; init; } = [];

    /// <summary>
    /// Largest number of sessions of one therapy that the summary says were given; null where it does not say.
    /// </summary>
    public int? PriorSessions { get; init; }

    /// <summary>What each fact was read from, in the order of the properties.</summary>
    public IReadOnlyList<FactEvidence> Evidence { get; init; } = [];

    /// <summary>Reads the facts. A best effort: never throws on any text.</summary>
    /// <param name="summary">The clinical text, after leak cutting; may be empty.</param>
    /// <param name="title">The requested service as titled; may be empty.</param>
    public static ClinicalFacts Read(string summary, string title) =>
        Read(summary, title, withEvidence: true);

    /// <summary>As the other; <see cref="Evidence"/> stays empty where it is not wanted.</summary>
    internal static ClinicalFacts Read(string summary, string title, bool withEvidence) =>
        new FactReader(TokenizedText.Of(summary)).For(WordTokens.Of(title), withEvidence);
}
