namespace ImrPredict.Synthesis;

/// <summary>A fact of an item and the sentence of the summary that states it.</summary>
/// <param name="Factor">What it is about.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Sentence">Where the summary says so; null where it does not.</param>
public sealed record EvidenceFact(EvidenceFactor Factor, FactStatus Status, Passage? Sentence);
