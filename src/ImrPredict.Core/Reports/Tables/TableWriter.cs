namespace ImrPredict.Reports.Tables;

/// <summary>Writes rows as a table, in one format. The same rows give the same bytes.</summary>
internal abstract class TableWriter
{
    /// <summary>Writes the rows to a stream that stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">The columns; their cells may be read on several threads.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>How many rows were written.</returns>
    public abstract Task<long> WriteAsync<T>(
        Stream stream, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation);
}
