using ImrPredict.Architecture.Sources;

namespace ImrPredict.Architecture.Map;

/// <summary>A type is used in a file, by name, through a member or through <c>var</c>.</summary>
/// <param name="File">Where.</param>
/// <param name="Type">What is used; never the type that uses it, nor one inside it.</param>
public sealed record TypeReference(SourceFile File, DeclaredType Type);
