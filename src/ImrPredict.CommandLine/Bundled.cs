using System.IO.Compression;
using System.Reflection;
using ImrPredict.Cases;

namespace ImrPredict.CommandLine;

/// <summary>
/// The models and the synthetic corpus that the programs bring: in a clone they stand in the folder in which commands
/// are run, an installed tool has them beside itself, a program of a single file inside.
/// </summary>
public static class Bundled
{
    /// <summary>Whether the current folder is that of a clone, with the corpus.</summary>
    public static bool IsClone => File.Exists("ImrPredict.sln") && Directory.Exists(Path.Combine("data", "sample"));

    /// <summary>The model packages at hand: those of the folder <c>models</c>, then the tool's own.</summary>
    public static IReadOnlyList<string> Models() =>
    [
        .. ((string[])["models", Path.Combine(BundledArchive.Folder, "models")])
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
            .Where(folder => File.Exists(Path.Combine(folder, "manifest.json")))
            .DistinctBy(Path.GetFileName),
    ];

    /// <summary>
    /// A folder of this name: that below the current one, else the tool's own; null where neither is.
    /// </summary>
    /// <param name="name">Parts of its path, e.g. <c>data</c> and <c>sample</c>.</param>
    public static string? Folder(params ReadOnlySpan<string> name)
    {
        var here = Path.Combine(name);
        if (Directory.Exists(here))
        {
            return here;
        }

        var own = Path.Combine(BundledArchive.Folder, here);
        return Directory.Exists(own) ? own : null;
    }

    /// <summary>
    /// The folder that a user names by <c>--model</c>: a path, or the name of one in <c>models</c> or of those that the
    /// program brings, or what a history of runs calls it.
    /// </summary>
    /// <param name="named">What the user calls it.</param>
    /// <param name="runs">The history of runs; null for none.</param>
    /// <exception cref="ImrPredictException">A name, and no package has it.</exception>
    public static string ModelFolder(string named, string? runs = null)
    {
        if (Directory.Exists(named) || File.Exists(named))
        {
            return named;
        }

        if (named == Path.Combine("models", "default"))
        {
            return Folder("models", "default") ?? throw new ImrPredictException(
                $"{named}: no such folder; train a model (imr-train), or name one: --model DIR, or --model dmhc.");
        }

        if (named.AsSpan().ContainsAny('/', '\\'))
        {
            return named;
        }

        return Folder("models", named) ?? RunsOption.FolderOf(runs, named) ?? throw new ImrPredictException(
            $"{named}: no model package of this name; it is looked for in this folder, in the folder models, and "
            + "beside the program; train one (imr-train train FILE --model DIR), or name its folder.");
    }
}

/// <summary>
/// Where the models and the corpus of a program stand that has no clone around it: beside an installed tool; a program
/// of a single file unpacks them once, to where the runtime unpacks its native libraries.
/// </summary>
internal static class BundledArchive
{
    private const string Archive = "bundled.zip";
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The folder; it need not be there.</summary>
    /// <exception cref="ImrPredictException">It cannot be unpacked.</exception>
    public static string Folder => Found.Value;

    private static string Find()
    {
        var program = Assembly.GetEntryAssembly();
        using var packed = program?.GetManifestResourceStream(Archive);
        return packed is null
            ? Path.Combine(AppContext.BaseDirectory, "bundled")
            : Unpack(packed, program!.GetName().Name!, program.ManifestModule.ModuleVersionId);
    }

    /// <summary>Unpacks an archive, once for each build of the program.</summary>
    internal static string Unpack(Stream packed, string program, Guid build)
    {
        var folder = Path.Combine(Base(), program, $"bundled-{build:n}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var made = $"{folder}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(made);
            ZipFile.ExtractToDirectory(packed, made, overwriteFiles: true);
            Directory.Move(made, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(made, recursive: true); // another process was first
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{made}: the models inside the program cannot be unpacked there ({problem.GetType().Name}); name a "
                + "folder that can be written: DOTNET_BUNDLE_EXTRACT_BASE_DIR=DIR.", problem);
        }

        return folder;
    }

    // As the runtime has it for native libraries.
    private static string Base() =>
        Environment.GetEnvironmentVariable("DOTNET_BUNDLE_EXTRACT_BASE_DIR") is { Length: > 0 } named ? named
        : Path.Combine(
            OperatingSystem.IsWindows()
                ? Path.GetTempPath()
                : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".net");
}
