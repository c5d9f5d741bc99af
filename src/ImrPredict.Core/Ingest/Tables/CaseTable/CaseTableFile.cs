using System.Runtime.CompilerServices;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// Reads case tables as CSV and its relatives, JSON lines, XLSX and Parquet, in the columns of
/// <see cref="CaseColumns"/> or house columns mapped to them. A row is rejected when it has no case number, nothing in
/// dispute, or a cell that would mislead a model if it were dropped (outcome, dates, report year, item number, kind of
/// clinical text); any other cell that cannot be read is left blank with a warning. Facts whose cells are blank are
/// then taken from the row's own clinical text, after leak cutting, as for every other source; prior treatments, which
/// have no column, come back this way too. So an item that was read once and written is read again as it was.
/// </summary>
internal static class CaseTableFile
{
    /// <summary>Reads a file as a stream, one item or reason for each row, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">What <see cref="TableSniffer"/> found.</param>
    /// <param name="options">The column map is taken from here.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>
    /// Items and reasons; one reason alone, with suggestions, where the columns of the file are not enough.
    /// </returns>
    public static async IAsyncEnumerable<ItemRead> ReadAsync(
        string path,
        SniffedTable table,
        IngestOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var rows = await TableReader.OpenAsync(path, table, cancellationToken).ConfigureAwait(false);
        var binding = ColumnBinding.Of(rows.Header, options.ColumnMap);
        var isLateBound = table.Format == TableFormat.JsonLines;
        if (!isLateBound && !binding.IsEnough)
        {
            yield return new ItemRead.Rejected(new SourceLocation(path), "header", binding.Describe());
            yield break;
        }

        var neutralised = table.Format is TableFormat.Delimited or TableFormat.Xlsx;
        var reader = new CaseRowReader();
        var columns = rows.Header.Count;
        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (isLateBound && rows.Header.Count != columns)
            {
                columns = rows.Header.Count;
                binding = ColumnBinding.Of(rows.Header, options.ColumnMap);
            }

            var at = new SourceLocation(path, rows.Unit, row.Number);
            if ((row.Fault ?? TooManyFields(row, columns)) is { } fault)
            {
                yield return new ItemRead.Rejected(at, "", fault);
                continue;
            }

            var cells = new CaseCells(binding, row.Fields, neutralised);
            if (row.Fields.Length < columns && table.Format == TableFormat.Delimited)
            {
                cells.Warn($"{row.Fields.Length} fields, {columns} expected; the rest was read as blank");
            }

            yield return reader.Read(at, cells);
        }
    }

    // Spreadsheets leave blank fields at the end out, or put some there; anything else too much is a torn row.
    private static string? TooManyFields(TableRow row, int columns) =>
        row.Fields.Skip(columns).Any(field => field.Trim().Length > 0)
            ? $"{row.Fields.Length} fields, {columns} expected; is a text with the delimiter not quoted?"
            : null;
}
