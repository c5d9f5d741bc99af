using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis;

namespace ImrPredict.Architecture.Map;

/// <summary>A type that a project of src declares.</summary>
/// <param name="Symbol">Its symbol in its own project.</param>
/// <param name="Project">Whose it is.</param>
/// <param name="Files">The files that declare it: more than one if it is partial.</param>
public sealed record DeclaredType(INamedTypeSymbol Symbol, SourceProject Project, IReadOnlyList<SourceFile> Files)
{
    /// <summary>Its name with those of the types around it: <c>ItemRead.Parsed</c>.</summary>
    public string Name => Symbol.ContainingType is null ? Symbol.Name : $"{Symbol.ContainingType.Name}.{Symbol.Name}";

    /// <summary>Whether no type stands around it.</summary>
    public bool IsOutermost => Symbol.ContainingType is null;
}
