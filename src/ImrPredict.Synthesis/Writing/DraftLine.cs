namespace ImrPredict.Synthesis.Writing;

/// <summary>A paragraph of a letter, not yet wrapped.</summary>
internal readonly record struct DraftLine(LineKind Kind, string Text);
