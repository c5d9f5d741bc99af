using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Dmhc;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>
/// Finds the delimiter of a text table: the one under which most of the header's names are known, then the one under
/// which most rows have as many fields as the header, then the one with more columns.
/// </summary>
internal static class DelimiterSniffer
{
    private const int MostRows = 40;
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>A delimiter with the header that it gives.</summary>
    public sealed record Dialect(char Delimiter, int SkippedLines, IReadOnlyList<string> Header);

    public static Dialect Sniff(string text, IReadOnlyDictionary<string, string> map)
    {
        var firstLine = text.Split('\n', 2)[0].Trim();
        if (firstLine.Length == 5 && firstLine.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return new Dialect(firstLine[4], 1, Rows(text, firstLine[4], 1).Header);
        }

        return Candidates
            .Select(delimiter => Score(text, delimiter, map))
            .OrderByDescending(scored => scored.KnownNames)
            .ThenByDescending(scored => scored.Agreement)
            .ThenByDescending(scored => scored.Dialect.Header.Count)
            .First().Dialect;
    }

    private static (Dialect Dialect, int KnownNames, double Agreement) Score(
        string text, char delimiter, IReadOnlyDictionary<string, string> map)
    {
        var (header, counts) = Rows(text, delimiter, 0);
        var layout = DmhcLayout.Of(header);
        var dmhc = layout.Columns.Count(column => column != DmhcColumn.Extra);
        var known = Math.Max(dmhc, ColumnBinding.Of(header, map).Bound.Count);
        var agreement = header.Count < 2 || counts.Count == 0
            ? 0
            : (double)counts.Count(count => count == header.Count) / counts.Count;
        return (new Dialect(delimiter, 0, header), known, agreement);
    }

    private static (IReadOnlyList<string> Header, List<int> Counts) Rows(string text, char delimiter, int skipped)
    {
        var rows = new DelimitedRows(new StringReader(text), delimiter, skipped);
        var counts = new List<int>();
        while (counts.Count < MostRows && rows.Next() is { } row)
        {
            counts.Add(row.Fields.Length);
        }

        return (rows.Header, counts);
    }
}
