using System.Runtime.CompilerServices;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Ingest.Tables.Opening;
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
    /// <param name="options">The limits are taken from here.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>
    /// Items with number 1 and the reference id as case number; the decision is null where the determination is blank.
    /// </returns>
    public static async IAsyncEnumerable<ItemRead> ReadAsync(
        string path, SniffedTable table, IngestOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var crosswalk = DmhcCrosswalk.Load();
        foreach (var part in table.Parts)
        {
            await using var rows = await TableReader.OpenAsync(path, part, options, cancellationToken)
                .ConfigureAwait(false);
            var reader = new Reader(path, part, options, crosswalk);
            while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
            {
                var sheet = table.Further.Count > 0 ? part.Part ?? "" : "";
                var at = new SourceLocation(path, rows.Unit, row.Number, sheet);
                reader.SetHeader(rows.Header);
                yield return row.Fault is not null ? new ItemRead.Rejected(at, "", row.Fault)
                    : !reader.IsDmhc ? new ItemRead.Rejected(
                        at, "Reference ID", "no 'Reference ID' with a category beside it, here or before")
                    : row.Fields.Length == rows.Header.Count ? reader.Read(at, row.Fields, row.Note)
                    : await reader.ReadBrokenAsync(at, row, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// The layout of the header read so far, and the repair of broken rows, made when the first is met.
    /// </summary>
    private sealed class Reader(
        string path, SniffedTable table, IngestOptions options, DmhcCrosswalk crosswalk)
    {
        private int _columns = -1;
        private DmhcLayout? _layout;
        private DmhcRowReader? _rowReader;
        private DmhcRowRepair? _repair;
        private PassingColumns? _passing;

        /// <summary>Whether the columns met so far are those of a DMHC file.</summary>
        public bool IsDmhc => _layout!.IsDmhc;

        public void SetHeader(IReadOnlyList<string> header)
        {
            if (header.Count == _columns)
            {
                return;
            }

            _columns = header.Count;
            _layout = DmhcLayout.Of(header);
            _rowReader = new DmhcRowReader(_layout, crosswalk);
            _passing = options.PassHouseColumns
                ? PassingColumns.Of(header, place => _layout.Columns[place] != DmhcColumn.Extra)
                : null;
        }

        public ItemRead Read(SourceLocation at, string[] fields, string? note)
        {
            var read = _rowReader!.Read(at, fields, note);
            return _passing is not null && read is ItemRead.Parsed parsed
                ? parsed with { Passed = _passing.Of(fields) }
                : read;
        }

        public async Task<ItemRead> ReadBrokenAsync(
            SourceLocation at, TableRow row, CancellationToken cancellationToken)
        {
            if (table.Format != TableFormat.Delimited)
            {
                return Read(at, row.Fields, row.Note);
            }

            _repair ??= new DmhcRowRepair(
                _layout!,
                await DmhcVocabulary
                    .ReadAsync(path, table with { Slice = null }, options, _layout!, cancellationToken)
                    .ConfigureAwait(false),
                table.Delimiter);
            return _repair.Read(row.Fields, out var reason) is { } reading
                ? Read(at, reading.Fields, reading.Note)
                : new ItemRead.Rejected(at, "", reason);
        }
    }
}
