using ImrPredict.Features.Blocks;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Scoring.Reasons;

/// <summary>What the columns of one reason have in common.</summary>
/// <param name="Theme">What it tells of the item.</param>
/// <param name="Concept">
/// The concept of clinical evidence; of a sentence the one that counts most; null for none.
/// </param>
/// <param name="Status">The status that the columns count, or that the sentence gives the concept; null: any.</param>
/// <param name="Sentence">Number of the sentence; -1 for other themes.</param>
internal readonly record struct ReasonKey(
    FeatureTheme Theme, EvidenceConcept? Concept = null, Assertion? Status = null, int Sentence = -1);
