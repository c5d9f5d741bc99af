using ImrPredict.Cases;
using Microsoft.Extensions.FileSystemGlobbing;

namespace ImrPredict.Ingest;

/// <summary>
/// Turns what the user named - files, folders, globs - into files, in an order that depends on nothing else.
/// </summary>
public static class InputFiles
{
    /// <summary>Lists the files of all inputs, in the order of the inputs; each file once.</summary>
    /// <param name="inputs">Files, folders (read whole, with their sub-folders) or globs (<c>**</c> allowed).</param>
    /// <returns>
    /// Paths as the user would write them, in ordinal order within a folder or glob, those that may be letters
    /// (<c>.pdf</c>, <c>.txt</c>) first, since a table beside letters may list the same items. Files and folders whose
    /// name begins with a dot are left out, unless named.
    /// </returns>
    /// <exception cref="ImrPredictException">An input names nothing.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> inputs)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            files.AddRange(ExpandOne(input).Where(file => seen.Add(Path.GetFullPath(file))));
        }

        return files;
    }

    private static List<string> ExpandOne(string input)
    {
        if (File.Exists(input))
        {
            return [input];
        }

        if (Directory.Exists(input))
        {
            return Sorted(Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories)
                .Where(file => !IsHidden(Path.GetRelativePath(input, file))), input);
        }

        return input.AsSpan().ContainsAny('*', '?') ? Glob(input) : throw Missing(input);
    }

    private static List<string> Glob(string pattern)
    {
        var wild = pattern.AsSpan().IndexOfAny('*', '?');
        var rootEnd = pattern.LastIndexOf('/', wild);
        var root = rootEnd < 0 ? "." : rootEnd == 0 ? "/" : pattern[..rootEnd];
        if (!Directory.Exists(root))
        {
            throw Missing(pattern);
        }

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern[(rootEnd + 1)..]);
        var found = matcher.GetResultsInFullPath(root)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => !IsHidden(file))
            .Select(file => root == "." ? file : Path.Combine(root, file));
        var sorted = Sorted(found, root);
        return sorted.Count > 0 ? sorted : throw Missing(pattern);
    }

    private static List<string> Sorted(IEnumerable<string> files, string root) =>
        [.. files
            .OrderBy(file => Path.GetDirectoryName(Path.GetRelativePath(root, file)), StringComparer.Ordinal)
            .ThenBy(file => MayBeLetter(file) ? 0 : 1)
            .ThenBy(file => file, StringComparer.Ordinal)];

    private static bool MayBeLetter(string file) =>
        Path.GetExtension(file).ToUpperInvariant() is ".PDF" or ".TXT";

    private static bool IsHidden(string relative) =>
        relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Any(part => part.StartsWith('.') && part is not ("." or ".."));

    private static ImrPredictException Missing(string input) =>
        new($"{input}: no such file, folder or match; name an existing file or folder, or quote the glob.");
}
