using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>
/// Finds the delimiter of a text table: the one under which most of the header's names are known, then the one under
/// which most rows have as many fields as the header, then the one with more columns.
/// </summary>
internal static class DelimiterSniffer
{
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>A delimiter with the header that it gives.</summary>
    public sealed record Dialect(char Delimiter, int SkippedLines, IReadOnlyList<string> Header);

    public static Dialect Sniff(string text, IngestOptions options)
    {
        var firstLine = text.Split('\n', 2)[0].Trim('\r', ' ', ';', ',', '\t', '\ufeff');
        if (firstLine.Length is 4 or 5 && firstLine.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && text.Split('\n', 2)[0].TrimEnd('\r')[^1..] is [var delimiter])
        {
            return Read(text, delimiter, 1, options).Dialect;
        }

        return Candidates
            .Select(candidate => Score(text, candidate, options))
            .OrderByDescending(scored => scored.KnownNames)
            .ThenByDescending(scored => scored.Agreement)
            .ThenByDescending(scored => scored.Dialect.Header.Count)
            .First().Dialect;
    }

    private static (Dialect Dialect, int KnownNames, double Agreement) Score(
        string text, char delimiter, IngestOptions options)
    {
        var (dialect, counts) = Read(text, delimiter, 0, options);
        var columns = dialect.Header.Count;
        var agreement = columns < 2 || counts.Count == 0
            ? 0
            : (double)counts.Count(count => count == columns) / counts.Count;
        return (dialect, HeaderFinder.KnownNames(dialect.Header, options.ColumnMap), agreement);
    }

    private static (Dialect Dialect, List<int> Counts) Read(
        string text, char delimiter, int skipped, IngestOptions options)
    {
        var (rows, lines) = Rows(text, delimiter, skipped, options.Limits);
        var header = HeaderFinder.Find(rows, options.ColumnMap);
        if (header > 0)
        {
            // Rows are read otherwise when they have another header.
            skipped = (int)lines[header] - 1;
            (rows, _) = Rows(text, delimiter, skipped, options.Limits);
        }

        var counts = rows.Skip(1).Select(row => row.Length).ToList();
        return (new Dialect(delimiter, skipped, rows.Count == 0 ? [] : rows[0]), counts);
    }

    private static (List<string[]> Rows, List<long> Lines) Rows(
        string text, char delimiter, int skipped, TableLimits limits)
    {
        var reader = new DelimitedRows(() => new StringReader(text), delimiter, skipped, limits);
        var rows = new List<string[]> { reader.Header as string[] ?? [.. reader.Header] };
        var lines = new List<long> { skipped + 1 };
        while (rows.Count <= HeaderFinder.MostRows && reader.Next() is { } row)
        {
            rows.Add(row.Fields);
            lines.Add(row.Number);
        }

        return (rows, lines);
    }
}
