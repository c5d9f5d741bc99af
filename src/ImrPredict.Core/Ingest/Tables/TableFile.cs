using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Dmhc;
using ImrPredict.Ingest.Tables.Hicric;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables;

/// <summary>Reads any table that <see cref="TableSniffer"/> recognises.</summary>
internal static class TableFile
{
    /// <summary>Reads a file as a stream, one item or reason for each row, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">What <see cref="TableSniffer"/> found.</param>
    /// <param name="options">Settings of reading.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>Items and reasons; one reason alone where the file is no table of items.</returns>
    public static IAsyncEnumerable<ItemRead> ReadAsync(
        string path, SniffedTable table, IngestOptions options, CancellationToken cancellationToken = default) =>
        table.Kind switch
        {
            TableKind.Dmhc => DmhcFile.ReadAsync(path, table, options, cancellationToken),
            TableKind.Hicric => HicricFile.ReadAsync(path, table, options, cancellationToken),
            TableKind.CaseTable => CaseTableFile.ReadAsync(path, table, options, cancellationToken),
            _ => new ItemRead[] { new ItemRead.Rejected(new SourceLocation(path), "", table.Reason) }
                .ToAsyncEnumerable(),
        };
}
