using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis;

namespace ImrPredict.Tests.Architecture;

/// <summary>Code in memory, mapped as the real code is.</summary>
internal static class SmallCode
{
    private static readonly SourceProject Core = new("src/ImrPredict.Core", "ImrPredict.Core", "ImrPredict");
    private static readonly SourceProject Train = new("src/ImrPredict.Train", "imr-train", "ImrPredict.Train");
    private static readonly List<PortableExecutableReference> Framework =
    [
        .. SharedFramework.Assemblies("Microsoft.NETCore.App")
            .Where(path => Path.GetFileNameWithoutExtension(path)
                is "System.Private.CoreLib" or "System.Runtime" or "System.Text.RegularExpressions")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Maps a library and a program that refers to it.</summary>
    /// <param name="files">
    /// A path such as <c>Core/Text/A.cs</c> or <c>Train/B.cs</c>, and the code; the namespace of the folder is added
    /// where the code says none.
    /// </param>
    public static CodeMap Map(params (string Path, string Code)[] files)
    {
        var core = Compile(Core, files, Framework);
        var train = Compile(Train, files, [.. Framework, core.Compilation.ToMetadataReference()]);
        return new CodeMap(
            [core, train], [.. files.Select(file => new SourceText(file.Path, file.Code.Split('\n')))]);
    }

    private static CompiledProject Compile(
        SourceProject project, (string Path, string Code)[] files, IReadOnlyList<MetadataReference> references)
    {
        var own = files.Where(file => file.Path.StartsWith($"{project.Name}/", StringComparison.Ordinal))
            .Select(file => Parse(project, $"src/ImrPredict.{file.Path}", file.Code))
            .ToList();
        return new CompiledProject(
            project, SourceCode.Compile(project, [.. own.Select(file => file.Tree)], references), own);
    }

    private static SourceFile Parse(SourceProject project, string path, string code)
    {
        var folder = Path.GetDirectoryName(path[project.Folder.Length..])!.Replace('/', '.').TrimEnd('.');
        var whole = code.Contains("namespace", StringComparison.Ordinal)
            ? code
            : $"namespace {project.RootNamespace}{folder}; {code}";
        return new SourceFile(project, path, SourceCode.Parse(path, whole));
    }
}
