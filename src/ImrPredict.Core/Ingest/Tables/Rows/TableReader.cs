using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Opens a table of any format.</summary>
internal static class TableReader
{
    /// <summary>The rows of a table, to be disposed. A file that breaks off gives a faulty row, the last.</summary>
    /// <exception cref="Exception">The file cannot be opened; of any kind, since it may be damaged.</exception>
    public static async Task<TableRows> OpenAsync(
        string path, SniffedTable table, TableLimits limits, CancellationToken cancellationToken) => new GuardedRows(
            table.Format switch
            {
                TableFormat.JsonLines => new JsonLineRows(path, limits, table.Slice),
                TableFormat.Json => JsonRows.Open(path, table.Part, limits),
                TableFormat.Xlsx => new XlsxRows(path, table.Part, table.SkippedLines, limits),
                TableFormat.Parquet => await ParquetRows.OpenAsync(path, limits, cancellationToken)
                    .ConfigureAwait(false),
                _ when table.Slice is { } slice => new DelimitedRows(
                    () => TableText.Open(path), table.Delimiter, table.SkippedLines, limits,
                    () => TableText.Open(path, slice), slice.FirstLine),
                _ => new DelimitedRows(() => TableText.Open(path), table.Delimiter, table.SkippedLines, limits),
            });
}
