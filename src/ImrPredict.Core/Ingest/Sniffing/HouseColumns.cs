using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>
/// Reads columns of tables that the case table does not have, such as a vendor, by the place of their rows, so that
/// they can stand beside items read from the same files. They never become part of an item.
/// </summary>
internal static class HouseColumns
{
    /// <summary>Reads the columns from all tables among some files.</summary>
    /// <param name="files">Files as <see cref="InputFiles"/> lists them.</param>
    /// <param name="names">Headers; compared without case, spaces and punctuation.</param>
    /// <param name="options">The settings that the items were read with.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>One list of cells for each name, by place; blank cells are left out.</returns>
    /// <exception cref="ImrPredictException">No table has a column of such a name.</exception>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<SourceLocation, string>>> ReadAsync(
        IReadOnlyList<string> files, IReadOnlyList<string> names, IngestOptions options,
        CancellationToken cancellation = default)
    {
        var found = names.Select(_ => new Dictionary<SourceLocation, string>()).ToList();
        var (headers, known) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>());
        foreach (var file in names.Count == 0 ? [] : files)
        {
            var kind = await InputSniffer.SniffAsync(file, options, cancellation).ConfigureAwait(false);
            if (kind.Table is { } table)
            {
                foreach (var part in table.Parts)
                {
                    var sheet = table.Further.Count > 0 ? part.Part ?? "" : "";
                    await ReadAsync(file, part, sheet, options, names, found, headers, cancellation)
                        .ConfigureAwait(false);
                }
            }
        }

        known.UnionWith(headers.Select(HeaderKey.Of));
        return names.FirstOrDefault(name => !known.Contains(HeaderKey.Of(name))) is { } missing
            ? throw new ImrPredictException(
                $"no column '{missing}' in the tables of the input; found: "
                    + $"{(headers.Count == 0 ? "no table" : string.Join(", ", headers))}.")
            : found;
    }

    private static async Task ReadAsync(
        string file, SniffedTable table, string sheet, IngestOptions options, IReadOnlyList<string> names,
        List<Dictionary<SourceLocation, string>> found, SortedSet<string> headers, CancellationToken cancellation)
    {
        await using var rows = await TableReader.OpenAsync(file, table, options, cancellation)
            .ConfigureAwait(false);
        int[] places = [];
        var columns = -1;
        while (await rows.NextAsync(cancellation).ConfigureAwait(false) is { } row)
        {
            // The header of JSON lines grows while they are read.
            if (rows.Header.Count != columns)
            {
                columns = rows.Header.Count;
                headers.UnionWith(rows.Header);
                var keys = rows.Header.Select(HeaderKey.Of).ToList();
                places = [.. names.Select(name => keys.IndexOf(HeaderKey.Of(name)))];
            }

            for (var n = 0; n < places.Length; n++)
            {
                if (places[n] >= 0 && places[n] < row.Fields.Length
                    && row.Fields[places[n]].Trim() is { Length: > 0 } cell)
                {
                    found[n][new SourceLocation(file, rows.Unit, row.Number, sheet)] = cell;
                }
            }
        }
    }
}
