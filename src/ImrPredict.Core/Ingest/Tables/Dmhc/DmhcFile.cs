using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>
/// Reads the public DMHC file of independent medical reviews in any release: header spellings and column order are
/// free, further columns are passed over, categories come in one vocabulary, rows torn apart at unquoted delimiters
/// are put together again where that can be done in exactly one way.
/// </summary>
internal static class DmhcFile
{
    /// <summary>Reads a file as a stream, one item or reason for each row, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">What <see cref="TableSniffer"/> found.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>
    /// Items with number 1 and the reference id as case number; the decision is null where the determination is blank.
    /// </returns>
    /// <exception cref="ImrPredictException">The header is not that of a DMHC file.</exception>
    public static async IAsyncEnumerable<ItemRead> ReadAsync(
        string path, SniffedTable table, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var rows = await TableReader.OpenAsync(path, table, cancellationToken).ConfigureAwait(false);
        var reader = new Reader(path, table, DmhcCrosswalk.Load());
        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            var at = new SourceLocation(path, rows.Unit, row.Number);
            reader.SetHeader(rows.Header);
            yield return row.Fault is not null ? new ItemRead.Rejected(at, "", row.Fault)
                : row.Fields.Length == rows.Header.Count ? reader.RowReader.Read(at, row.Fields, null)
                : await reader.ReadBrokenAsync(at, row.Fields, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The layout of the header read so far, and the repair of broken rows, made when the first is met.
    /// </summary>
    private sealed class Reader(string path, SniffedTable table, DmhcCrosswalk crosswalk)
    {
        private int _columns = -1;
        private DmhcLayout? _layout;
        private DmhcRowReader? _rowReader;
        private DmhcRowRepair? _repair;

        public DmhcRowReader RowReader => _rowReader!;

        public void SetHeader(IReadOnlyList<string> header)
        {
            if (header.Count == _columns)
            {
                return;
            }

            _columns = header.Count;
            _layout = DmhcLayout.Of(header);
            _rowReader = new DmhcRowReader(_layout, crosswalk);
            if (!_layout.IsDmhc)
            {
                throw new ImrPredictException(
                    $"{path}: no column 'Reference ID' with a category beside it; is this a DMHC file?");
            }
        }

        public async Task<ItemRead> ReadBrokenAsync(
            SourceLocation at, string[] fields, CancellationToken cancellationToken)
        {
            if (table.Format != TableFormat.Delimited)
            {
                return RowReader.Read(at, fields, null);
            }

            _repair ??= new DmhcRowRepair(
                _layout!,
                await DmhcVocabulary.ReadAsync(path, table with { Slice = null }, _layout!, cancellationToken)
                    .ConfigureAwait(false),
                table.Delimiter);
            return _repair.Read(fields, out var reason) is { } reading
                ? RowReader.Read(at, reading.Fields, reading.Note)
                : new ItemRead.Rejected(at, "", reason);
        }
    }
}
