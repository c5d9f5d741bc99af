using ImrPredict.Text.Evidence;

namespace ImrPredict.Scoring.Reasons;

/// <summary>What the columns of one reason have in common.</summary>
/// <param name="Theme">What it speaks of.</param>
/// <param name="Concept">The concept of clinical evidence; of a sentence the one that counts most; null for none.</param>
/// <param name="Name">The columns' own name; null for themes that are one reason.</param>
/// <param name="Sentence">Number of the sentence; -1 for other themes.</param>
/// <param name="Status">The status that the columns count, or that the sentence gives the concept; null: any.</param>
internal readonly record struct ReasonKey(
    ReasonTheme Theme, EvidenceConcept? Concept = null, string? Name = null, int Sentence = -1,
    Assertion? Status = null);
