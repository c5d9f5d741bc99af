using System.Runtime.CompilerServices;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// Reads case tables as CSV and its relatives, JSON lines, XLSX, XLS and Parquet, in the columns of
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
        var reader = new CaseRowReader();
        foreach (var part in table.Parts)
        {
            await foreach (var read in PartAsync(path, table, part, reader, options, cancellationToken)
                .ConfigureAwait(false))
            {
                yield return read;
            }
        }
    }

    private static async IAsyncEnumerable<ItemRead> PartAsync(
        string path, SniffedTable whole, SniffedTable part, CaseRowReader reader, IngestOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = await TableReader.OpenAsync(path, part, options, cancellationToken)
            .ConfigureAwait(false);
        var binding = ColumnBinding.Of(rows.Header, options.ColumnMap);
        var isLateBound = part.Format is TableFormat.JsonLines or TableFormat.Json;
        if (!isLateBound && !binding.IsEnough)
        {
            yield return new ItemRead.Rejected(new SourceLocation(path), ItemRead.Rejected.Header, binding.Describe());
            yield break;
        }

        var sheet = whole.Further.Count > 0 ? part.Part ?? "" : "";
        var reading = new CellReading(part.Format is TableFormat.Delimited or TableFormat.Workbook, rows.DayShift);
        var columns = rows.Header.Count;
        var passing = Passing(options, binding, rows.Header);
        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (isLateBound && rows.Header.Count != columns)
            {
                var isBound = rows.Header.Skip(columns).Any(name => ColumnBinding.Binds(name, options.ColumnMap));
                binding = isBound ? ColumnBinding.Of(rows.Header, options.ColumnMap) : binding;
                columns = rows.Header.Count;
                passing = Passing(options, binding, rows.Header);
            }

            var at = new SourceLocation(path, rows.Unit, row.Number, sheet);
            if ((row.Fault ?? TooManyFields(row, columns)) is { } fault)
            {
                yield return new ItemRead.Rejected(at, "", fault);
                continue;
            }

            var cells = new CaseCells(binding, row.Fields, reading);
            if (cells.HasOrderedDate())
            {
                var orders = await DateOrders.ReadAsync(path, part, options, cancellationToken).ConfigureAwait(false);
                reading = reading with { Orders = orders };
                cells = new CaseCells(binding, row.Fields, reading);
            }

            if (row.Fields.Length < columns && part.Format == TableFormat.Delimited)
            {
                cells.Warn($"{row.Fields.Length} fields, {columns} expected; the rest was read as blank");
            }

            var read = reader.Read(at, cells, row.Note);
            yield return passing is not null && read is ItemRead.Parsed parsed
                ? parsed with { Passed = passing.Of(row.Fields) }
                : read;
        }
    }

    private static PassingColumns? Passing(
        IngestOptions options, ColumnBinding binding, IReadOnlyList<string> header) =>
        options.PassHouseColumns ? PassingColumns.Of(header, binding.Takes) : null;

    // Spreadsheets leave blank fields at the end out, or put some there; anything else too much is a torn row.
    private static string? TooManyFields(TableRow row, int columns)
    {
        for (var i = columns; i < row.Fields.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(row.Fields[i]))
            {
                return $"{row.Fields.Length} fields, {columns} expected; is a text with the delimiter not quoted?";
            }
        }

        return null;
    }
}
