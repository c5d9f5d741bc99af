using ImrPredict.Text;

namespace ImrPredict.Ingest.Facts;

/// <summary>What a fact was read from.</summary>
/// <param name="Fact">Name of the property of <see cref="ClinicalFacts"/>.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="InTitle">Whether the span is of the title; else it is of the summary.</param>
public readonly record struct FactEvidence(string Fact, TextSpan Span, bool InTitle = false);
