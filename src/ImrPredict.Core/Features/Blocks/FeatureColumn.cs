using ImrPredict.Text.Evidence;

namespace ImrPredict.Features.Blocks;

/// <summary>One column of a feature space and what it means.</summary>
/// <param name="Name">Unique name, e.g. <c>text:nerve study</c>, <c>service=Imaging</c>.</param>
/// <param name="View">The kind of column.</param>
/// <param name="Theme">What it tells of an item.</param>
/// <param name="Concept">The concept of clinical evidence that it counts; null for other themes.</param>
/// <param name="Status">The status in which it counts the concept; null where there is none.</param>
internal readonly record struct FeatureColumn(
    string Name, FeatureView View, FeatureTheme Theme, EvidenceConcept? Concept = null, Assertion? Status = null);
