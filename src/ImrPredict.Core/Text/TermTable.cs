using System.Reflection;

namespace ImrPredict.Text;

/// <summary>
/// Reads the term tables that are embedded beside the code: tab-separated, a header line, <c>#</c> comments.
/// </summary>
internal static class TermTable
{
    /// <summary>The rows of a table without its header, comments and blank lines; cells are trimmed.</summary>
    /// <param name="name">File name, e.g. <c>verdict-lexicon.tsv</c>.</param>
    /// <param name="columns">Number of columns that every row must have.</param>
    /// <exception cref="InvalidOperationException">The table is missing or a row has another number of
    /// cells.</exception>
    public static IReadOnlyList<string[]> Read(string name, int columns)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The term table {name} is not embedded.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        var isHeader = true;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t', StringSplitOptions.TrimEntries);
            if (cells.Length != columns)
            {
                throw new InvalidOperationException($"{name}:{number} has {cells.Length} cells, not {columns}.");
            }

            if (!isHeader)
            {
                rows.Add(cells);
            }

            isHeader = false;
        }

        return rows;
    }
}
