using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.Opening;

/// <summary>Opens a table of any format.</summary>
internal static class TableReader
{
    /// <summary>The rows of a table, to be disposed. A file that breaks off gives a faulty row, the last.</summary>
    /// <exception cref="Exception">The file cannot be opened; of any kind, since it may be damaged.</exception>
    public static async Task<TableRows> OpenAsync(
        string path, SniffedTable table, IngestOptions options, CancellationToken cancellationToken) => new GuardedRows(
            table.Format is TableFormat.Workbook or TableFormat.Parquet && options.Pool is { } pool
                ? new PooledRows(pool, path, table, options)
                : await OpenUnguardedAsync(path, table, options, cancellationToken).ConfigureAwait(false));

    /// <summary>The rows of a table that this process reads; a file that breaks off throws.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static async Task<TableRows> OpenUnguardedAsync(
        string path, SniffedTable table, IngestOptions options, CancellationToken cancellationToken)
    {
        var limits = options.Limits;
        return table.Format switch
        {
            TableFormat.JsonLines => new JsonLineRows(path, limits, table.Slice),
            TableFormat.Json => JsonRows.Open(path, table.Part, limits),
            TableFormat.Workbook => new WorkbookRows(path, table.Part, table.SkippedLines, limits),
            TableFormat.Parquet => await ParquetRows.OpenAsync(path, limits, cancellationToken)
                .ConfigureAwait(false),
            _ when table.Slice is { } slice => new DelimitedRows(
                () => TableText.Open(path), table.Delimiter, table.SkippedLines, limits,
                () => TableText.Open(path, slice), slice.FirstLine),
            _ => new DelimitedRows(() => TableText.Open(path), table.Delimiter, table.SkippedLines, limits),
        };
    }
}
