using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Writes items as a canonical case table, all columns in order, as a stream. The extension says the format:
/// <c>.csv</c>, <c>.tsv</c>, <c>.jsonl</c>, <c>.parquet</c>, <c>.xlsx</c>. The same items give the same bytes, and
/// reading gives the same items. In CSV and XLSX a cell that a spreadsheet would run as a formula gets a leading
/// apostrophe. A sheet of <c>.xlsx</c> holds 1,048,576 rows and 32,767 characters a cell: more is an error, and nothing
/// is cut short.
/// </summary>
public static class CaseTableWriter
{
    private static readonly TableColumn<ItemRead.Parsed>[] Columns = [.. CaseColumns.All.Select(column =>
        new TableColumn<ItemRead.Parsed>(column.Name, CellKind.Text, read => column.Cell(read.Item, read.Decision)))];

    /// <summary>Writes a file; what stood there is replaced only when all is written.</summary>
    /// <param name="path">The file, by whose extension the format is chosen.</param>
    /// <param name="items">The items, in the order in which they are written.</param>
    /// <param name="cancellation">Stops between items and leaves no file behind.</param>
    /// <returns>How many items were written.</returns>
    /// <exception cref="ImrPredictException">
    /// The extension is none of those above, or a sheet cannot hold the items.
    /// </exception>
    public static async Task<long> WriteAsync(
        string path, IAsyncEnumerable<ItemRead.Parsed> items, CancellationToken cancellation = default)
    {
        var writer = TableFormats.WriterOf(path);
        using var file = new AtomicFile(path);
        var count = await WriteAsync(writer, file.Stream, items, cancellation).ConfigureAwait(false);
        file.Commit();
        return count;
    }

    /// <summary>Writes a file from items that are already there.</summary>
    /// <inheritdoc cref="WriteAsync(string, IAsyncEnumerable{ItemRead.Parsed}, CancellationToken)"/>
    public static Task<long> WriteAsync(
        string path, IEnumerable<ItemRead.Parsed> items, CancellationToken cancellation = default) =>
        WriteAsync(path, items.ToAsyncEnumerable(), cancellation);

    /// <summary>Writes CSV to a stream that stays open, e.g. standard output.</summary>
    /// <returns>How many items were written.</returns>
    public static Task<long> WriteCsvAsync(
        Stream stream, IAsyncEnumerable<ItemRead.Parsed> items, CancellationToken cancellation = default) =>
        WriteAsync(new DelimitedTableWriter(','), stream, items, cancellation);

    private static Task<long> WriteAsync(
        TableWriter writer, Stream stream, IAsyncEnumerable<ItemRead.Parsed> items, CancellationToken cancellation) =>
        writer.WriteAsync(stream, Columns, Stoppable(items, cancellation), cancellation);

    private static async IAsyncEnumerable<ItemRead.Parsed> Stoppable(
        IAsyncEnumerable<ItemRead.Parsed> items, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in items.WithCancellation(cancellation).ConfigureAwait(false))
        {
            // A source that takes no notice of the token would otherwise be read to its end.
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
