using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis;

namespace ImrPredict.Architecture.Map;

/// <summary>What stands in src and who uses whom, read from symbols.</summary>
public sealed class CodeMap
{
    private readonly TypeIndex _types;

    /// <summary>Maps projects.</summary>
    /// <param name="projects">The projects of src.</param>
    /// <param name="texts">The lines of every file that the rule of line length holds for.</param>
    /// <param name="notebooks">The words of the notebooks, which are programs of their own, and of components.</param>
    public CodeMap(
        IReadOnlyList<CompiledProject> projects, IReadOnlyList<SourceText> texts,
        IReadOnlySet<string>? notebooks = null)
    {
        Projects = projects;
        NotebookWords = notebooks ?? new HashSet<string>();
        Texts = texts;
        Files = [.. projects.SelectMany(project => project.Files)];
        _types = new TypeIndex(projects);
        Types = [.. _types.All.OrderBy(type => type.Files[0].Path, StringComparer.Ordinal).ThenBy(type => type.Name)];

        var reader = new ReferenceReader(_types);
        var read = projects
            .SelectMany(project => project.Files.Select(file => (project.Compilation, File: file)))
            .AsParallel().AsOrdered()
            .Select(at => reader.Read(at.File, at.Compilation.GetSemanticModel(at.File.Tree)))
            .ToList();
        References = [.. read.SelectMany(file => file.References)];
        Unbound = [.. read.SelectMany(file => file.Unbound)];
        FileArrows = ArrowsOf(file => file.Name, reference => reference.Type.Name);
        FolderArrows = ArrowsOf(
            file => file.Folder, reference => $"{Path.GetFileName(reference.File.Path)} uses {reference.Type.Name}");
    }

    /// <summary>The projects of src.</summary>
    public IReadOnlyList<CompiledProject> Projects { get; }

    /// <summary>The files of src.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The lines of the files of src and tests.</summary>
    public IReadOnlyList<SourceText> Texts { get; }

    /// <summary>The words of notebooks and components: a type of such a name is used by them.</summary>
    public IReadOnlySet<string> NotebookWords { get; }

    /// <summary>The types of src, those inside others too.</summary>
    public IReadOnlyList<DeclaredType> Types { get; }

    /// <summary>Which file uses which type of src.</summary>
    public IReadOnlyList<TypeReference> References { get; }

    /// <summary>Names of src that mean nothing without generated code, with file and line.</summary>
    public IReadOnlyList<string> Unbound { get; }

    /// <summary>Which file uses which file.</summary>
    public IReadOnlyList<Arrow> FileArrows { get; }

    /// <summary>Which folder uses which folder; a folder is its own files, without those of folders in it.</summary>
    public IReadOnlyList<Arrow> FolderArrows { get; }

    /// <summary>Maps src of a solution that was built.</summary>
    public static CodeMap Read(SolutionFolder solution) => new(
        new ProjectCompiler(solution).CompileAll(), [.. solution.TextsBelow("src"), .. solution.TextsBelow("tests")],
        solution.NotebookWords().Union(solution.ComponentWords()).ToHashSet(StringComparer.Ordinal));

    /// <summary>The type around all others that stand around a type.</summary>
    public DeclaredType Outermost(DeclaredType type) => _types.Outermost(type);

    /// <summary>The type of a symbol; null for one that src does not declare.</summary>
    public DeclaredType? Find(INamedTypeSymbol symbol) => _types.Find(symbol);

    private IReadOnlyList<Arrow> ArrowsOf(Func<SourceFile, string> place, Func<TypeReference, string> because) =>
    [
        .. from reference in References
           from file in reference.Type.Files
           let arrow = (From: place(reference.File), To: place(file))
           where arrow.From != arrow.To
           group because(reference) by arrow into same
           orderby same.Key.From, same.Key.To
           select new Arrow(same.Key.From, same.Key.To, [.. same.Distinct()]),
    ];
}
