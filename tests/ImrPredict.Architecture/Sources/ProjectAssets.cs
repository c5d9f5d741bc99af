using System.Text.Json;

namespace ImrPredict.Architecture.Sources;

/// <summary>What a project refers to, as its restore wrote it down in <c>obj/project.assets.json</c>.</summary>
/// <param name="Frameworks">Shared frameworks, such as <c>Microsoft.NETCore.App</c>.</param>
/// <param name="Projects">Other projects, near and far, by the full path of their folders.</param>
/// <param name="Libraries">Full paths of the assemblies of packages.</param>
public sealed record ProjectAssets(
    IReadOnlyList<string> Frameworks, IReadOnlyList<string> Projects, IReadOnlyList<string> Libraries)
{
    /// <summary>Reads the assets of a project.</summary>
    /// <param name="projectFolder">The full path of its folder.</param>
    /// <exception cref="FileNotFoundException">The project was not restored.</exception>
    public static ProjectAssets Read(string projectFolder)
    {
        var path = Path.Combine(projectFolder, "obj", "project.assets.json");
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is missing: run 'dotnet build -c Release' first.", path);
        }

        using var assets = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = assets.RootElement;
        var target = root.GetProperty("targets").EnumerateObject().First(entry => !entry.Name.Contains('/')).Value;
        var places = root.GetProperty("libraries");
        var stores = root.GetProperty("packageFolders").EnumerateObject().Select(store => store.Name).ToList();
        return new ProjectAssets(
            [.. FrameworksOf(root)],
            [
                .. from library in target.EnumerateObject()
                   where IsProject(library)
                   let place = places.GetProperty(library.Name).GetProperty("path").GetString()!
                   select Path.GetDirectoryName(Path.GetFullPath(Path.Combine(projectFolder, place)))!,
            ],
            [
                .. from library in target.EnumerateObject()
                   where !IsProject(library) && library.Value.TryGetProperty("compile", out _)
                   let place = places.GetProperty(library.Name).GetProperty("path").GetString()!
                   from file in library.Value.GetProperty("compile").EnumerateObject()
                   where file.Name.EndsWith(".dll", StringComparison.Ordinal)
                   select stores.Select(store => Path.Combine(store, place, file.Name)).First(File.Exists),
            ]);
    }

    private static bool IsProject(JsonProperty library) =>
        library.Value.GetProperty("type").GetString() == "project";

    private static IEnumerable<string> FrameworksOf(JsonElement root) =>
        root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            .Where(framework => framework.Value.TryGetProperty("frameworkReferences", out _))
            .SelectMany(framework => framework.Value.GetProperty("frameworkReferences").EnumerateObject())
            .Select(reference => reference.Name);
}
