namespace ImrPredict.Text.Evidence;

/// <summary>One place where a text speaks of a concept that matters to necessity.</summary>
/// <param name="Concept">What it speaks of.</param>
/// <param name="Status">What it says of it.</param>
/// <param name="Span">The words that name the concept.</param>
/// <param name="Sentence">The sentence around them.</param>
/// <param name="Number">The number that goes with it; null where there is none.</param>
public sealed record EvidenceMention(
    EvidenceConcept Concept, Assertion Status, TextSpan Span, TextSpan Sentence, EvidenceNumber? Number);
