namespace ImrPredict.Architecture.Sources;

/// <summary>A project below src.</summary>
/// <param name="Folder">Its folder from the root, with slashes: <c>src/ImrPredict.Core</c>.</param>
/// <param name="AssemblyName">The name of what it builds.</param>
/// <param name="RootNamespace">The namespace of files that stand in its own folder.</param>
public sealed record SourceProject(string Folder, string AssemblyName, string RootNamespace)
{
    /// <summary>Whether it is the library; the others are programs over it.</summary>
    public bool IsCore => Folder.EndsWith(".Core", StringComparison.Ordinal);

    /// <summary>Its folder's name without the solution's: <c>Core</c>.</summary>
    public string Name => Folder.Split('/')[^1].Split('.')[^1];
}
