using Microsoft.CodeAnalysis.CSharp;

namespace ImrPredict.Architecture.Sources;

/// <summary>A project with its symbols.</summary>
/// <param name="Project">Which one.</param>
/// <param name="Compilation">All its files with what they refer to. Generated code is not in it.</param>
/// <param name="Files">The files that people wrote.</param>
public sealed record CompiledProject(
    SourceProject Project, CSharpCompilation Compilation, IReadOnlyList<SourceFile> Files);
