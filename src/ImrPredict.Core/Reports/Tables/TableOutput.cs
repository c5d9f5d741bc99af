using ImrPredict.Cases;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Writes rows in the format that a file's extension names: <c>.csv</c>, <c>.tsv</c>, <c>.jsonl</c>, <c>.parquet</c>,
/// <c>.xlsx</c>. The same rows give the same bytes.
/// </summary>
internal static class TableOutput
{
    /// <summary>Checks that the extension names a format.</summary>
    /// <exception cref="ImrPredictException">It does not.</exception>
    public static void Check(string path)
    {
        if (FormatOf(path) is null)
        {
            throw new ImrPredictException(
                $"{path}: '{Path.GetExtension(path)}' is no table format; use .csv, .tsv, .jsonl, .parquet or .xlsx.");
        }
    }

    /// <summary>Writes the rows to a stream that stays open.</summary>
    /// <param name="path">The file that the stream will be.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The cells of each row, one for each column.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>How many rows were written.</returns>
    public static Task<long> WriteAsync(
        string path, Stream stream, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<string[]> rows,
        CancellationToken cancellation) => FormatOf(path) switch
        {
            TableFormat.JsonLines => JsonLinesTableWriter.WriteAsync(stream, columns, rows, cancellation),
            TableFormat.Parquet => ParquetTableWriter.WriteAsync(stream, columns, rows, cancellation),
            TableFormat.Xlsx => XlsxTableWriter.WriteAsync(stream, columns, rows, cancellation),
            _ => DelimitedTableWriter.WriteAsync(
                stream, IsTabbed(path) ? '\t' : ',', columns, rows, cancellation),
        };

    /// <summary>
    /// What divides the cells of the text table that the extension names; null where it names another format.
    /// </summary>
    public static char? DelimiterOf(string path) =>
        FormatOf(path) is TableFormat.Delimited or null ? IsTabbed(path) ? '\t' : ',' : null;

    private static TableFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" => TableFormat.Delimited,
        ".jsonl" or ".ndjson" => TableFormat.JsonLines,
        ".parquet" => TableFormat.Parquet,
        ".xlsx" => TableFormat.Xlsx,
        _ => null,
    };

    private static bool IsTabbed(string path) =>
        string.Equals(Path.GetExtension(path), ".tsv", StringComparison.OrdinalIgnoreCase);
}
