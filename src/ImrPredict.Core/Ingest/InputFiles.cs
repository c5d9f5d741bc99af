using ImrPredict.Cases;
using ImrPredict.Ingest.Databases;
using ImrPredict.Ingest.Reading;
using Microsoft.Extensions.FileSystemGlobbing;

namespace ImrPredict.Ingest;

/// <summary>
/// Turns what the user named - files, folders, globs - into files, in an order that depends on nothing else.
/// </summary>
public static class InputFiles
{
    /// <summary>Lists the files of all inputs, in the order of the inputs; each real file once.</summary>
    /// <param name="inputs">
    /// Files, folders (read whole, with their sub-folders), globs (<c>**</c> allowed), pipes that this process has
    /// open, such as <c>/dev/stdin</c> (<c>-</c> is that too), or queries of databases (<c>sqlite:FILE?SELECT ...</c>,
    /// <c>postgres:CONNECTION?SELECT ...</c>).
    /// </param>
    /// <returns>
    /// Paths as the user would write them, in ordinal order within a folder or glob, those that may be letters
    /// (<c>.pdf</c>, <c>.txt</c>) first, since a table beside letters may list the same items. Files and folders whose
    /// name begins with a dot are left out, unless named. What cannot be read - a dangling link in a folder, a closed
    /// sub-folder - is among them, so that reading rejects it by name.
    /// </returns>
    /// <param name="passedOver">
    /// Takes the paths of pipes, sockets and devices that stand in folders: opening one may wait for ever.
    /// </param>
    /// <param name="limits">How long the query of a database may take; null for the default.</param>
    /// <exception cref="ImrPredictException">An input names nothing, or nothing that can be read.</exception>
    public static IReadOnlyList<string> Expand(
        IReadOnlyList<string> inputs, ICollection<string>? passedOver = null, TableLimits? limits = null)
    {
        var files = new List<string>();
        var seen = new HashSet<FileNode>();
        foreach (var input in inputs)
        {
            foreach (var (path, node) in ExpandOne(input, limits ?? new()).Where(file => seen.Add(file.Node)))
            {
                (node.Kind == FileNodeKind.Other ? passedOver : files)?.Add(path);
            }
        }

        return files;
    }

    /// <summary>Whether a file is one that this process alone sees, such as a pipe that was given to it.</summary>
    /// <param name="file">A path as <see cref="Expand"/> gives it.</param>
    public static bool IsOfThisProcess(string file) => PipedInput.IsOfThisProcess(file);

    /// <summary>The file that a user named: of the query of a database, the database.</summary>
    /// <param name="input">An input.</param>
    /// <returns>Null for a database that is no file.</returns>
    public static string? FileOf(string input) =>
        File.Exists(input) || DatabaseSource.Parse(input) is not { } source ? input
        : source.IsPostgres ? null : source.Place;

    /// <summary>Whether an input is meant as the query of a database, and not as a file.</summary>
    /// <param name="input">An input.</param>
    public static bool IsOfDatabase(string input) => DatabaseSource.IsMeant(input);

    /// <summary>How a file is named to users: the rows of a query by the database that they are of.</summary>
    /// <param name="file">A path as <see cref="Expand"/> gives it.</param>
    public static string NameOf(string file) => DatabaseInput.NameOf(file);

    /// <summary>
    /// An input by its name alone, for what is kept: without its folder, and of a database without query and account.
    /// </summary>
    /// <param name="input">An input as a user named it.</param>
    public static string ShortNameOf(string input) =>
        File.Exists(input) || DatabaseSource.Parse(input) is not { } source
            ? Path.GetFileName(Path.TrimEndingDirectorySeparator(input))
            : source.IsPostgres ? source.Name : $"sqlite:{Path.GetFileName(source.Place)}";

    private static List<(string Path, FileNode Node)> ExpandOne(string input, TableLimits limits)
    {
        var path = File.Exists(input) ? input
            : input == "-" ? "/dev/stdin"
            : DatabaseInput.Keep(input, limits) ?? input;
        var node = FileNode.Of(path);
        return node.Kind switch
        {
            FileNodeKind.File => [(path, node)],
            FileNodeKind.Folder => Folder(path),
            FileNodeKind.Other => PipedInput.Keep(path)
                ? [(path, FileNode.Of(path))]
                : throw new ImrPredictException(
                    $"{path}: is {FileNode.Fault(path)}; expected a file, or a pipe as in <(cat {path})."),
            _ => path.AsSpan().ContainsAny('*', '?') ? Glob(path) : throw Missing(path),
        };
    }

    private static List<(string Path, FileNode Node)> Folder(string path) =>
        FolderWalk.List(path) is var found && found is [var (only, _)] && only == path
            ? throw new ImrPredictException($"{path}: {FileNode.Fault(path)}.")
            : Sorted(found, path);

    private static List<(string Path, FileNode Node)> Glob(string pattern)
    {
        var wild = pattern.AsSpan().IndexOfAny('*', '?');
        var rootEnd = pattern.LastIndexOf('/', wild);
        var root = rootEnd < 0 ? "." : rootEnd == 0 ? "/" : pattern[..rootEnd];
        if (!Directory.Exists(root))
        {
            throw Missing(pattern);
        }

        var below = pattern[(rootEnd + 1)..];
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(below);
        var levels = below.Contains("**", StringComparison.Ordinal) ? int.MaxValue : below.Count(c => c == '/') + 1;
        var found = FolderWalk.List(root, levels)
            .Where(file => matcher.Match(Path.GetRelativePath(root, file.Path)).HasMatches)
            .Select(file => root == "." ? (Path.GetRelativePath(root, file.Path), file.Node) : file);
        var sorted = Sorted(found, root);
        return sorted.Count > 0 ? sorted : throw Missing(pattern);
    }

    private static List<(string Path, FileNode Node)> Sorted(
        IEnumerable<(string Path, FileNode Node)> files, string root) =>
        [.. files
            .OrderBy(file => Path.GetDirectoryName(Path.GetRelativePath(root, file.Path)), StringComparer.Ordinal)
            .ThenBy(file => MayBeLetter(file.Path) ? 0 : 1)
            .ThenBy(file => file.Path, StringComparer.Ordinal)];

    private static bool MayBeLetter(string file) =>
        Path.GetExtension(file).ToUpperInvariant() is ".PDF" or ".TXT";

    private static ImrPredictException Missing(string input) =>
        new($"{input}: no such file, folder or match; name an existing file or folder, or quote the glob.");
}
