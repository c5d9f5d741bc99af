using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace ImrPredict.Architecture.Sources;

/// <summary>The assemblies of a shared framework, as they are installed beside the runtime that runs.</summary>
public static class SharedFramework
{
    /// <summary>The full paths of a framework's managed assemblies.</summary>
    /// <param name="name">Such as <c>Microsoft.NETCore.App</c>.</param>
    /// <exception cref="DirectoryNotFoundException">The framework is not installed for this runtime.</exception>
    public static IReadOnlyList<string> Assemblies(string name)
    {
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var versions = Path.Combine(runtime, "..", "..", name);
        if (!Directory.Exists(versions))
        {
            throw new DirectoryNotFoundException($"{Path.GetFullPath(versions)} is missing: install {name}.");
        }

        var same = Path.Combine(versions, Path.GetFileName(runtime));
        var folder = Directory.Exists(same)
            ? same
            : Directory.EnumerateDirectories(versions)
                .Where(at => Version.TryParse(Path.GetFileName(at), out _))
                .MaxBy(at => Version.Parse(Path.GetFileName(at)))!;
        return [.. Directory.EnumerateFiles(folder, "*.dll").Where(IsManaged).Select(Path.GetFullPath)];
    }

    private static bool IsManaged(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.HasMetadata;
    }
}
