namespace ImrPredict.Synthesis.Writing;

/// <summary>A sentence of the summary that states a fact.</summary>
/// <param name="Factor">The fact's factor.</param>
/// <param name="Status">What the sentence says of it.</param>
/// <param name="ItemAt">Place of the item that it speaks of; null for a fact of the whole letter.</param>
/// <param name="Passage">Where it stands in the summary.</param>
internal sealed record Mention(EvidenceFactor Factor, FactStatus Status, int? ItemAt, Passage Passage);
