namespace ImrPredict.Features;

/// <summary>Where a word or phrase that has a column stands in a text.</summary>
/// <param name="Column">Its column, from the first of the text block.</param>
/// <param name="Start">Its first character.</param>
public readonly record struct PhrasePlace(int Column, int Start);
