namespace ImrPredict.Architecture.Sources;

/// <summary>The lines of one file, whatever project compiles it.</summary>
/// <param name="Path">Its path from the root, with slashes.</param>
/// <param name="Lines">Its lines without their ends.</param>
public sealed record SourceText(string Path, IReadOnlyList<string> Lines);
