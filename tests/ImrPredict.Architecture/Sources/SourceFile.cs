using Microsoft.CodeAnalysis;

namespace ImrPredict.Architecture.Sources;

/// <summary>One file of a project.</summary>
/// <param name="Project">Whose it is.</param>
/// <param name="Path">Its path from the root, with slashes.</param>
/// <param name="Tree">What it says.</param>
public sealed record SourceFile(SourceProject Project, string Path, SyntaxTree Tree)
{
    /// <summary>Its path below its project: <c>Cases/Outcome.cs</c>.</summary>
    public string PathInProject => Path[(Project.Folder.Length + 1)..];

    /// <summary>Its folder below its project; empty for the project's own folder.</summary>
    public string FolderInProject =>
        System.IO.Path.GetDirectoryName(PathInProject)!.Replace('\\', '/');

    /// <summary>The file as reports call it: <c>Core/Cases/Outcome.cs</c>.</summary>
    public string Name => $"{Project.Name}/{PathInProject}";

    /// <summary>The folder as reports call it: <c>Core/Cases</c>.</summary>
    public string Folder => FolderInProject.Length == 0 ? Project.Name : $"{Project.Name}/{FolderInProject}";
}
