using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>What the columns of one reason have in common.</summary>
/// <param name="Theme">What it speaks of.</param>
/// <param name="Concept">The concept of clinical evidence; null for other themes.</param>
/// <param name="Name">The columns' own name, or the words; null for themes that are one reason.</param>
internal readonly record struct ReasonKey(ReasonTheme Theme, EvidenceConcept? Concept = null, string? Name = null);
