using ImrPredict.Cases.Provenance;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>The rows of a table in order, read once, from any format.</summary>
internal abstract class TableRows : IAsyncDisposable
{
    /// <summary>Column names; those of JSON lines may grow while reading.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>What <see cref="TableRow.Number"/> counts.</summary>
    public abstract SourceUnit Unit { get; }

    /// <summary>The next row; null behind the last.</summary>
    public abstract ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    public static async Task<TableRows> OpenAsync(
        string path, SniffedTable table, CancellationToken cancellationToken) => table.Format switch
        {
            TableFormat.JsonLines => new JsonLineRows(path, table.Slice),
            TableFormat.Xlsx => new XlsxRows(path),
            TableFormat.Parquet => await ParquetRows.OpenAsync(path, cancellationToken).ConfigureAwait(false),
            _ when table.Slice is { } slice => new DelimitedRows(
                TableText.Open(path), table.Delimiter, table.SkippedLines, TableText.Open(path, slice), slice.FirstLine),
            _ => new DelimitedRows(TableText.Open(path), table.Delimiter, table.SkippedLines),
        };
}
