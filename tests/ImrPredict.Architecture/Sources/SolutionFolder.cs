using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ImrPredict.Architecture.Sources;

/// <summary>The folder that holds the solution, and what stands in it.</summary>
/// <param name="root">Its full path.</param>
public sealed partial class SolutionFolder(string root)
{
    /// <summary>The full path.</summary>
    public string Root => root;

    /// <summary>The nearest folder at or above a path that holds <c>ImrPredict.sln</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static SolutionFolder Above(string path)
    {
        for (var at = new DirectoryInfo(path); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ImrPredict.sln")))
            {
                return new SolutionFolder(at.FullName);
            }
        }

        throw new DirectoryNotFoundException($"{path}: no folder here or above holds ImrPredict.sln.");
    }

    /// <summary>Every project of src, by folder; one that is added later is found too.</summary>
    public IReadOnlyList<SourceProject> Projects() =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(root, "src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(Project),
    ];

    /// <summary>The full paths of the <c>.cs</c> files below a folder that people wrote.</summary>
    /// <param name="folder">The folder from the root.</param>
    public IReadOnlyList<string> CodeBelow(string folder) =>
    [
        .. Below(Path.Combine(root, folder)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The lines of the <c>.cs</c> files below a folder.</summary>
    /// <param name="folder">The folder from the root.</param>
    public IReadOnlyList<SourceText> TextsBelow(string folder) =>
        [.. CodeBelow(folder).Select(path => new SourceText(FromRoot(path), File.ReadAllLines(path)))];

    /// <summary>Every word of the notebooks; none where there are no notebooks.</summary>
    public IReadOnlySet<string> NotebookWords() => Directory.Exists(Path.Combine(root, "notebooks"))
        ? Directory.EnumerateFiles(Path.Combine(root, "notebooks"), "*.ipynb")
            .SelectMany(path => Word().Matches(File.ReadAllText(path))).Select(word => word.Value)
            .ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    /// <summary>Every word of the components of src: of them code is generated, which is not compiled here.</summary>
    public IReadOnlySet<string> ComponentWords() => Components()
        .SelectMany(path => Word().Matches(File.ReadAllText(path))).Select(word => word.Value)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of the Razor components of src, which are types.</summary>
    public IReadOnlySet<string> ComponentNames() =>
        Components().Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal);

    /// <summary>A path from the root, with slashes.</summary>
    public string FromRoot(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private IEnumerable<string> Components() => Directory.Exists(Path.Combine(root, "src"))
        ? Below(Path.Combine(root, "src"), "*.razor")
        : [];

    private static IEnumerable<string> Below(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(folder, pattern).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(inner => Path.GetFileName(inner) is not ("bin" or "obj"))
                .SelectMany(inner => Below(inner, pattern)));

    private SourceProject Project(string path)
    {
        var settings = XDocument.Load(path).Descendants().ToLookup(node => node.Name.LocalName, node => node.Value);
        var name = Path.GetFileNameWithoutExtension(path);
        return new SourceProject(
            FromRoot(Path.GetDirectoryName(path)!),
            settings["AssemblyName"].LastOrDefault(name),
            settings["RootNamespace"].LastOrDefault(name));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
