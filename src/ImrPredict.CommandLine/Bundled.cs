using ImrPredict.Cases;

namespace ImrPredict.CommandLine;

/// <summary>
/// The models and the synthetic corpus that the programs bring: in a clone they stand in the folder in which commands
/// are run, an installed tool has them beside itself.
/// </summary>
public static class Bundled
{
    /// <summary>Whether the current folder is that of a clone, with the corpus.</summary>
    public static bool IsClone => File.Exists("ImrPredict.sln") && Directory.Exists(Path.Combine("data", "sample"));

    /// <summary>The model packages at hand: those of the folder <c>models</c>, then the tool's own.</summary>
    public static IReadOnlyList<string> Models() =>
    [
        .. ((string[])["models", Path.Combine(AppContext.BaseDirectory, "bundled", "models")])
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

        var own = Path.Combine(AppContext.BaseDirectory, "bundled", here);
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
