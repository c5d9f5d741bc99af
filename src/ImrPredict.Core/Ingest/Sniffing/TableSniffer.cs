using System.Text;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Ingest.Tables.Workbooks;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>
/// Tells from the content of a file, never from its name, whether it is a table of disputed items, of which kind and
/// how it is stored.
/// </summary>
internal static class TableSniffer
{
    private const int MostLines = 50;

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="options">House names to canonical ones, and limits.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>Kind, format and dialect; or <see cref="TableKind.None"/> with the reason.</returns>
    public static async Task<SniffedTable> SniffAsync(
        string path, byte[] head, IngestOptions options, CancellationToken cancellation)
    {
        var signature = FileSignature.Find(head);
        var format = signature switch
        {
            { Format: FileFormat.Workbook } => TableFormat.Workbook,
            { Format: FileFormat.Parquet } => TableFormat.Parquet,
            null when PageWorkbook.Looks(head) => TableFormat.Workbook,
            _ => TableFormat.Delimited,
        };
        try
        {
            return (format, signature) switch
            {
                (TableFormat.Workbook or TableFormat.Parquet, _) when options.Pool is { } pool =>
                    PooledSniffer.Sniff(pool, path, options),
                (TableFormat.Workbook, _) => WorkbookSniffer.Sniff(path, options),
                (TableFormat.Parquet, _) => await SniffParquetAsync(path, options, cancellation).ConfigureAwait(false),
                (_, { } other) => HeaderSniffer.None(format, $"the file is {other.Name}"),
                _ => await SniffTextAsync(path, TableText.Decode(head), options, cancellation).ConfigureAwait(false),
            };
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or ImrPredictException))
        {
            return HeaderSniffer.None(
                format,
                $"it begins like {Words(signature, format)} but cannot be opened: {GuardedRows.Describe(problem)}");
        }
    }

    private static string Words(FileSignature? signature, TableFormat format) =>
        signature?.Name ?? (format == TableFormat.Workbook ? "a web page" : "text");

    private static async Task<SniffedTable> SniffParquetAsync(
        string path, IngestOptions options, CancellationToken cancellation)
    {
        var table = new SniffedTable(TableKind.None, TableFormat.Parquet);
        var rows = await TableReader.OpenAsync(path, table, options, cancellation).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            return HeaderSniffer.Of(rows.Header, table, options, rows.Unreadable);
        }
    }

    private static async Task<SniffedTable> SniffTextAsync(
        string path, string text, IngestOptions options, CancellationToken cancellation)
    {
        var first = text.AsSpan().TrimStart().TrimStart('\ufeff');
        if (first.StartsWith('{') && !IsGlued(first)
            && HeaderSniffer.Of(JsonHeader(text), new(TableKind.None, TableFormat.JsonLines), options) is
            { Kind: not TableKind.None } lines)
        {
            return lines;
        }

        // A header may begin with a bracket: [Case Number].
        var isJson = first is ['{' or '[', ..] && first[1..].TrimStart() is ['{' or '[' or '"' or '}' or ']', ..];
        var json = !isJson ? null
            : await JsonSniffer.SniffAsync(path, options, cancellation).ConfigureAwait(false)
                ?? HeaderSniffer.None(TableFormat.Json, "it begins like JSON and is none");
        var table = json is null or { Kind: TableKind.None } && OddLines(text, options) is { } odd ? odd
            : json ?? SniffDelimited(text, options);
        return table.Kind == TableKind.None && text.Contains('\0', StringComparison.Ordinal)
            ? HeaderSniffer.None(TableFormat.Delimited, "it is neither text nor a workbook nor Parquet")
            : table;
    }

    // JSON lines whose first line is none, such as a comment.
    private static SniffedTable? OddLines(string text, IngestOptions options)
    {
        var lines = text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(MostLines).ToList();
        return lines.Count(line => line.AsSpan().TrimStart().StartsWith("{\"")) * 2 < lines.Count ? null
            : HeaderSniffer.Of(JsonHeader(text), new(TableKind.None, TableFormat.JsonLines), options) is
            { Kind: not TableKind.None } table ? table
            : null;
    }

    // Objects one behind the other without a line end.
    private static bool IsGlued(ReadOnlySpan<char> text)
    {
        var line = Encoding.UTF8.GetBytes((text.IndexOf('\n') is var end and >= 0 ? text[..end] : text).ToString());
        var reader = new Utf8JsonReader(line, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                {
                    return line.AsSpan((int)reader.BytesConsumed).TrimStart(" \t\r"u8).StartsWith("{"u8);
                }
            }
        }
        catch (JsonException)
        {
            return false; // the reader of lines names the place
        }

        return false;
    }

    private static SniffedTable SniffDelimited(string text, IngestOptions options)
    {
        var dialect = DelimiterSniffer.Sniff(text, options);
        var empty = new SniffedTable(TableKind.None, TableFormat.Delimited, dialect.Delimiter, dialect.SkippedLines);
        return HeaderSniffer.Of(dialect.Header, empty, options);
    }

    // Names of the first lines' properties.
    private static List<string> JsonHeader(string text)
    {
        var names = new List<string>();
        var seen = new HashSet<string>();
        foreach (var line in text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(MostLines))
        {
            names.AddRange(PropertiesOf(line).Where(seen.Add));
        }

        return names;
    }

    // A line may be cut off by the end of the prefix, or be broken: its whole properties still count.
    private static List<string> PropertiesOf(string line)
    {
        var names = new List<string>();
        var lists = 0;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line), isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                // An object inside is no cell: it wraps records, or is a column of a data frame.
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1
                    && reader.GetString() is var name
                    && (!reader.Read() || reader.TokenType != JsonTokenType.StartObject))
                {
                    names.Add(name!);
                    lists += reader.TokenType == JsonTokenType.StartArray ? 1 : 0;
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return names;
        }

        return names.Count > 1 && lists == names.Count ? [] : names; // columns as lists are no cells
    }
}
