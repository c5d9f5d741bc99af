using ImrPredict.Cases;
using ImrPredict.Ingest.Databases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>A map of the columns of a table, filled in as far as names tell, for a user to look over.</summary>
public static class MapDraft
{
    /// <summary>Looks at the header of a table.</summary>
    /// <param name="file">A case table, or a table with house columns.</param>
    /// <param name="options">Settings of reading.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>
    /// Each column of the table in its order, once, with the canonical column that it is or likely is; empty where the
    /// name tells nothing.
    /// </returns>
    /// <exception cref="ImrPredictException">
    /// The file is no table, needs no map, or none of its columns is like one of the case table.
    /// </exception>
    public static async Task<IReadOnlyList<(string House, string Canonical)>> OfAsync(
        string file, IngestOptions options, CancellationToken cancellation = default)
    {
        var kind = await InputSniffer.SniffAsync(file, options, cancellation).ConfigureAwait(false);
        if (kind.Table is not { Kind: TableKind.CaseTable } table)
        {
            var name = DatabaseInput.NameOf(file);
            throw new ImrPredictException(kind.Table is null
                ? $"{name}: no map can be made of it: {(kind.HoldsLetters ? "it holds letters" : kind.Reason)}."
                : $"{name}: is a published file whose columns are known; it needs no map.");
        }

        return Of(
            await HeaderAsync(file, table, options, cancellation).ConfigureAwait(false),
            new Dictionary<string, string>());
    }

    /// <summary>Looks whether a file is a table whose columns a user should name.</summary>
    /// <param name="file">A file of any kind.</param>
    /// <param name="options">Settings of reading; what its map names needs no other name.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>
    /// As <see cref="OfAsync"/>, for a table with columns that likely are canonical ones and are not read, or with too
    /// few to read; empty for all other files.
    /// </returns>
    public static async Task<IReadOnlyList<(string House, string Canonical)>> NeededAsync(
        string file, IngestOptions options, CancellationToken cancellation = default)
    {
        var kind = await InputSniffer.SniffAsync(file, options, cancellation).ConfigureAwait(false);
        if (kind.Table is not { Kind: TableKind.CaseTable } table)
        {
            return [];
        }

        var header = await HeaderAsync(file, table, options, cancellation).ConfigureAwait(false);
        var binding = ColumnBinding.Of(header, options.ColumnMap);
        return binding.IsEnough && binding.Suggestions.Count == 0 ? [] : Of(header, options.ColumnMap);
    }

    private static async Task<IReadOnlyList<string>> HeaderAsync(
        string file, SniffedTable table, IngestOptions options, CancellationToken cancellation)
    {
        var rows = await TableReader.OpenAsync(file, table, options, cancellation).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            if (rows.Header.Count == 0)
            {
                await rows.NextAsync(cancellation).ConfigureAwait(false); // the columns of JSON come with its rows
            }

            return rows.Header;
        }
    }

    private static List<(string House, string Canonical)> Of(
        IReadOnlyList<string> header, IReadOnlyDictionary<string, string> map)
    {
        var likely = ColumnBinding.Of(header, new Dictionary<string, string>()).Suggestions
            .ToDictionary(suggestion => suggestion.House, suggestion => suggestion.Canonical);
        var given = new HashSet<string>();
        return
        [
            .. header.Where(name => name.Trim().Length > 0).DistinctBy(HeaderKey.Of)
                .Select(name => (name, Canonical: map.GetValueOrDefault(name)
                    ?? ColumnBinding.Fold(name) ?? likely.GetValueOrDefault(name, "")))
                .Select(pair => (pair.name, given.Add(pair.Canonical) ? pair.Canonical : "")),
        ];
    }
}
