using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Dmhc;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>
/// Finds the header among the first rows of a table: titles and dates of a report may stand above it.
/// </summary>
internal static class HeaderFinder
{
    /// <summary>Rows that are looked at.</summary>
    public const int MostRows = 40;

    private const int MostNames = 400;
    private const int Known = 100; // a name that is known counts more than any number of likely ones

    /// <summary>
    /// Position of the header among the rows, from 0; 0 where no row has more known names than the first.
    /// </summary>
    public static int Find(IReadOnlyList<string[]> rows, IReadOnlyDictionary<string, string> map)
    {
        if (rows.Count == 0 || IsEnough(rows[0], map))
        {
            return 0;
        }

        var best = 0;
        var most = Score(rows[0], map);
        for (var i = 1; i < Math.Min(rows.Count, MostRows); i++)
        {
            var score = Score(rows[i], map);
            if (score > most && score > 1)
            {
                (best, most) = (i, score);
            }
        }

        return best;
    }

    /// <summary>Whether a row has the names that a table needs.</summary>
    public static bool IsEnough(IReadOnlyList<string> row, IReadOnlyDictionary<string, string> map) =>
        DmhcLayout.Of(row).IsDmhc || IsHicric(row) || ColumnBinding.Of(row, map).IsEnough;

    /// <summary>Whether a row has the names of HICRIC.</summary>
    public static bool IsHicric(IReadOnlyList<string> row)
    {
        var names = row.Select(name => name.Trim().ToLowerInvariant()).ToHashSet();
        return names.Contains("text") && names.Contains("decision");
    }

    /// <summary>How many names of a row are known.</summary>
    public static int KnownNames(IReadOnlyList<string> row, IReadOnlyDictionary<string, string> map) => Math.Max(
        DmhcLayout.Of(row).Columns.Count(column => column != DmhcColumn.Extra), ColumnBinding.Of(row, map).Bound.Count);

    // A title is one cell, so a single known name is none of a header.
    private static int Score(string[] row, IReadOnlyDictionary<string, string> map)
    {
        var names = row.Length > MostNames ? row[..MostNames] : row;
        if (names.Count(name => name.Trim().Length > 0) < 2)
        {
            return 0;
        }

        var binding = ColumnBinding.Of(names, map);
        return (KnownNames(names, map) * Known) + (IsHicric(names) ? Known : 0) + binding.Suggestions.Count;
    }
}
