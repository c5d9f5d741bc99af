using System.Text;
using System.Text.Json;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Dmhc;
using ImrPredict.Ingest.Tables.Rows;

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
    /// <param name="map">House names to canonical ones.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>Kind, format and dialect; or <see cref="TableKind.None"/> with the reason.</returns>
    public static async Task<SniffedTable> SniffAsync(
        string path, byte[] head, IReadOnlyDictionary<string, string> map, CancellationToken cancellation) =>
        FileSignature.Find(head) switch
        {
            { Format: FileFormat.Workbook } =>
                await SniffHeaderAsync(path, TableFormat.Xlsx, map, cancellation).ConfigureAwait(false),
            { Format: FileFormat.Parquet } =>
                await SniffHeaderAsync(path, TableFormat.Parquet, map, cancellation).ConfigureAwait(false),
            { } other => None(TableFormat.Delimited, $"the file is {other.Name}"),
            null => SniffText(TableText.Decode(head), map),
        };

    private static async Task<SniffedTable> SniffHeaderAsync(
        string path, TableFormat format, IReadOnlyDictionary<string, string> map, CancellationToken cancellation)
    {
        try
        {
            var rows = await TableReader.OpenAsync(path, new SniffedTable(TableKind.None, format), cancellation)
                .ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                return OfHeader(rows.Header, new SniffedTable(TableKind.None, format), map);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException
            or InvalidOperationException or KeyNotFoundException or System.Xml.XmlException or NotSupportedException)
        {
            return None(format, $"it begins like {format} but cannot be opened ({exception.GetType().Name})");
        }
    }

    private static SniffedTable SniffText(string text, IReadOnlyDictionary<string, string> map)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return None(TableFormat.Delimited, "it is neither text nor a workbook nor Parquet");
        }

        return JsonHeader(text) is { } names
            ? OfHeader(names, new SniffedTable(TableKind.None, TableFormat.JsonLines), map)
            : SniffDelimited(text, map);
    }

    private static SniffedTable SniffDelimited(string text, IReadOnlyDictionary<string, string> map)
    {
        var dialect = DelimiterSniffer.Sniff(text, map);
        var empty = new SniffedTable(TableKind.None, TableFormat.Delimited, dialect.Delimiter, dialect.SkippedLines);
        return OfHeader(dialect.Header, empty, map);
    }

    private static SniffedTable OfHeader(
        IReadOnlyList<string> header, SniffedTable table, IReadOnlyDictionary<string, string> map)
    {
        if (DmhcLayout.Of(header).IsDmhc)
        {
            return table with { Kind = TableKind.Dmhc };
        }

        if (IsHicric(header))
        {
            return table with { Kind = TableKind.Hicric };
        }

        var binding = ColumnBinding.Of(header, map);
        return binding.Bound.Count > 0 || binding.Suggestions.Count > 1
            ? table with { Kind = TableKind.CaseTable }
            : None(table.Format, $"no column is known among the {header.Count} of its header");
    }

    private static bool IsHicric(IReadOnlyList<string> header)
    {
        var names = header.Select(name => name.Trim().ToLowerInvariant()).ToHashSet();
        return names.Contains("text") && names.Contains("decision");
    }

    // Names of the first lines' properties; null where the first line with content is no JSON object.
    private static List<string>? JsonHeader(string text)
    {
        var names = new List<string>();
        var lines = text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(MostLines).ToList();
        if (lines.Count == 0 || !lines[0].TrimStart().StartsWith('{'))
        {
            return null;
        }

        foreach (var line in lines)
        {
            names.AddRange(PropertiesOf(line).Except(names));
        }

        return names;
    }

    // A line may be cut off by the end of the prefix, or be broken: its whole properties still count.
    private static List<string> PropertiesOf(string line)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line), isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    names.Add(reader.GetString()!);
                }
            }
        }
        catch (JsonException)
        {
            return names;
        }

        return names;
    }

    private static SniffedTable None(TableFormat format, string reason) =>
        new(TableKind.None, format, Reason: reason);
}
