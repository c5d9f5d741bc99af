using ImrPredict.Cases;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// The formats in which tables are written; a new one is a <see cref="TableWriter"/> and a line here.
/// </summary>
internal static class TableFormats
{
    /// <summary>The writer of the format that a path's extension names.</summary>
    /// <param name="path">The file; <c>-</c>, for standard output, is CSV.</param>
    /// <exception cref="ImrPredictException">It names none.</exception>
    public static TableWriter WriterFor(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => new DelimitedTableWriter(','),
        ".tsv" => new DelimitedTableWriter('\t'),
        ".jsonl" or ".ndjson" => new JsonLinesTableWriter(),
        ".parquet" => new ParquetTableWriter(),
        ".xlsx" => new XlsxTableWriter(),
        ".db" or ".sqlite" or ".sqlite3" => SqliteTableWriter.For(path),
        _ when path == "-" => new DelimitedTableWriter(','),
        var extension => throw new ImrPredictException(
            $"{path}: '{extension}' is no table format; use .csv, .tsv, .jsonl, .parquet, .xlsx or .db."),
    };
}
