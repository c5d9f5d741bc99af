using ImrPredict.Cases;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Writes items as a canonical case table, all columns in order, as a stream. The extension says the format:
/// <c>.csv</c>, <c>.tsv</c>, <c>.jsonl</c>, <c>.parquet</c>, <c>.xlsx</c>. The same items give the same bytes, and
/// reading gives the same items. In CSV and XLSX a cell that a spreadsheet would run as a formula gets a leading
/// apostrophe. What has no column (other quantities, reviewer's guideline, days, raw findings, what was cut) is not
/// written. A sheet of <c>.xlsx</c> holds 1,048,576 rows and 32,767 characters a cell: more is an error, and nothing
/// is cut short.
/// </summary>
public static class CaseTableWriter
{
    private static readonly TableColumn[] Columns = [.. CaseColumns.All.Select(column => new TableColumn(column.Name))];

    /// <summary>Writes a file; what stood there is replaced only when all is written.</summary>
    /// <param name="path">The file, by whose extension the format is chosen.</param>
    /// <param name="items">The items, in the order in which they are written.</param>
    /// <param name="cancellationToken">Stops between items and leaves no file behind.</param>
    /// <returns>How many items were written.</returns>
    /// <exception cref="ImrPredictException">The extension is none of those above, or a sheet cannot hold the items.</exception>
    public static async Task<long> WriteAsync(
        string path, IAsyncEnumerable<ItemRead.Parsed> items, CancellationToken cancellationToken = default)
    {
        var written = path + ".part";
        try
        {
            long count;
            var rows = RowsOf(items, cancellationToken);
            await using (var stream = Create(path, written))
            {
                count = await TableOutput.WriteAsync(path, stream, Columns, rows, cancellationToken).ConfigureAwait(false);
            }

            File.Move(written, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(written);
        }
    }

    /// <summary>Writes a file from items that are already there.</summary>
    /// <inheritdoc cref="WriteAsync(string, IAsyncEnumerable{ItemRead.Parsed}, CancellationToken)"/>
    public static Task<long> WriteAsync(
        string path, IEnumerable<ItemRead.Parsed> items, CancellationToken cancellationToken = default) =>
        WriteAsync(path, items.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Writes CSV to a stream that stays open, e.g. standard output.</summary>
    /// <returns>How many items were written.</returns>
    public static Task<long> WriteCsvAsync(
        Stream stream, IAsyncEnumerable<ItemRead.Parsed> items, CancellationToken cancellationToken = default) =>
        DelimitedTableWriter.WriteAsync(
            stream, ',', Columns, RowsOf(items, cancellationToken), cancellationToken);

    private static FileStream Create(string path, string written)
    {
        TableOutput.Check(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new FileStream(written, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

    private static async IAsyncEnumerable<string[]> RowsOf(
        IAsyncEnumerable<ItemRead.Parsed> items,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // A source that takes no notice of the token would otherwise be read to its end.
            cancellationToken.ThrowIfCancellationRequested();
            yield return [.. CaseColumns.All.Select(column => column.Cell(item.Item, item.Decision))];
        }
    }
}
