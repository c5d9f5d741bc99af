namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Opens a table of any format.</summary>
internal static class TableReader
{
    /// <summary>The rows of a table, to be disposed.</summary>
    public static async Task<TableRows> OpenAsync(
        string path, SniffedTable table, CancellationToken cancellationToken) => table.Format switch
        {
            TableFormat.JsonLines => new JsonLineRows(path, table.Slice),
            TableFormat.Xlsx => new XlsxRows(path),
            TableFormat.Parquet => await ParquetRows.OpenAsync(path, cancellationToken).ConfigureAwait(false),
            _ when table.Slice is { } slice => new DelimitedRows(
                TableText.Open(path), table.Delimiter, table.SkippedLines, TableText.Open(path, slice),
                slice.FirstLine),
            _ => new DelimitedRows(TableText.Open(path), table.Delimiter, table.SkippedLines),
        };
}
