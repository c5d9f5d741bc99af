using System.Reflection;

namespace ImrPredict.Text;

/// <summary>
/// Reads the term tables that are embedded beside the code: tab-separated, a header line, <c>#</c> comments.
/// </summary>
internal static class TermTable
{
    /// <summary>The cells of a column in all tables that have one of this name.</summary>
    /// <param name="column">Its name in the header.</param>
    public static IEnumerable<string> ReadColumn(string column)
    {
        var names = Assembly.GetExecutingAssembly().GetManifestResourceNames();
        foreach (var table in names.Where(name => name.EndsWith(".tsv", StringComparison.Ordinal)))
        {
            var at = -1;
            foreach (var (_, line) in Lines(table))
            {
                var cells = line.Split('\t', StringSplitOptions.TrimEntries);
                if (at >= 0)
                {
                    yield return cells[at];
                }
                else if ((at = Array.IndexOf(cells, column)) < 0)
                {
                    break;
                }
            }
        }
    }

    /// <summary>The rows of a table without its header, comments and blank lines; cells are trimmed.</summary>
    /// <param name="name">File name, e.g. <c>verdict-lexicon.tsv</c>.</param>
    /// <param name="columns">Number of columns that every row must have.</param>
    /// <exception cref="InvalidOperationException">The table is missing or a row has another number of
    /// cells.</exception>
    public static IReadOnlyList<string[]> Read(string name, int columns)
    {
        var rows = new List<string[]>();
        var isHeader = true;
        foreach (var (number, line) in Lines(name))
        {
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

    /// <summary>The lines of a table with their numbers, the header first, comments and blank ones left out.</summary>
    private static IEnumerable<(int Number, string Text)> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The term table {name} is not embedded.");
        using var reader = new StreamReader(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return (number, line);
            }
        }
    }
}
