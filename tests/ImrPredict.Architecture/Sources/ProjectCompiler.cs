using Microsoft.CodeAnalysis;

namespace ImrPredict.Architecture.Sources;

/// <summary>
/// Binds the projects of src without building them: from their files, the global usings that the last build wrote and
/// the references of the last restore. Generated sources are missing; code that uses them binds but for their members.
/// </summary>
/// <param name="solution">The folder of the solution.</param>
public sealed class ProjectCompiler(SolutionFolder solution)
{
    private readonly Dictionary<string, MetadataReference> _assemblies = [];
    private readonly Dictionary<string, CompiledProject> _compiled = [];

    /// <summary>Every project of src.</summary>
    /// <exception cref="FileNotFoundException">A project was not built.</exception>
    public IReadOnlyList<CompiledProject> CompileAll()
    {
        var byFolder = solution.Projects().ToDictionary(project => Path.Combine(solution.Root, project.Folder));
        return [.. byFolder.Keys.Select(folder => Compile(folder, byFolder))];
    }

    private CompiledProject Compile(string folder, Dictionary<string, SourceProject> byFolder)
    {
        if (_compiled.TryGetValue(folder, out var known))
        {
            return known;
        }

        var project = byFolder[folder];
        var assets = ProjectAssets.Read(folder);
        var references = assets.Projects.Where(byFolder.ContainsKey)
            .Select(other => (MetadataReference)Compile(other, byFolder).Compilation.ToMetadataReference())
            .Concat(Assemblies(assets));
        var files = solution.CodeBelow(project.Folder).AsParallel().AsOrdered()
            .Select(path => new SourceFile(project, solution.FromRoot(path), SourceCode.Parse(path))).ToList();
        var made = new CompiledProject(
            project,
            SourceCode.Compile(project, [.. files.Select(file => file.Tree), GlobalUsings(folder)], references),
            files);
        return _compiled[folder] = made;
    }

    private static SyntaxTree GlobalUsings(string folder)
    {
        var written = Directory.EnumerateFiles(
            Path.Combine(folder, "obj"), "*.GlobalUsings.g.cs", SearchOption.AllDirectories);
        var latest = written.MaxBy(File.GetLastWriteTimeUtc) ?? throw new FileNotFoundException(
            $"{folder}: no global usings below obj: run 'dotnet build -c Release' first.");
        return SourceCode.Parse(latest);
    }

    // A framework's assembly replaces the package that holds the same for older frameworks.
    private IEnumerable<MetadataReference> Assemblies(ProjectAssets assets) =>
        assets.Frameworks.SelectMany(SharedFramework.Assemblies).Concat(assets.Libraries)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Select(Assembly);

    private MetadataReference Assembly(string path) =>
        _assemblies.TryGetValue(path, out var known)
            ? known
            : _assemblies[path] = MetadataReference.CreateFromFile(path);
}
