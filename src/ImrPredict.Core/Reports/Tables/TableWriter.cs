using ImrPredict.Cases;

namespace ImrPredict.Reports.Tables;

/// <summary>Writes rows as a table, in one format. The same rows give the same bytes.</summary>
internal abstract class TableWriter
{
    /// <summary>The writer of the format that a path's extension names.</summary>
    /// <param name="path">The file; <c>-</c>, for standard output, is CSV.</param>
    /// <exception cref="ImrPredictException">It names none.</exception>
    public static TableWriter For(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => new DelimitedTableWriter(','),
        ".tsv" => new DelimitedTableWriter('\t'),
        ".jsonl" or ".ndjson" => new JsonLinesTableWriter(),
        ".parquet" => new ParquetTableWriter(),
        ".xlsx" => new XlsxTableWriter(),
        _ when path == "-" => new DelimitedTableWriter(','),
        var extension => throw new ImrPredictException(
            $"{path}: '{extension}' is no table format; use .csv, .tsv, .jsonl, .parquet or .xlsx."),
    };

    /// <summary>Writes the rows to a stream that stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">The columns; their cells may be read on several threads.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>How many rows were written.</returns>
    public abstract Task<long> WriteAsync<T>(
        Stream stream, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation);
}
