using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>What the first bytes of a file say about it as a table.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Format">How it is stored.</param>
/// <param name="Delimiter">Between fields; <c>,</c> for formats without one.</param>
/// <param name="SkippedLines">Lines before the header, e.g. Excel's <c>sep=;</c>. Unit: lines of the file.</param>
/// <param name="Reason">Why it cannot be read; empty unless the kind is <see cref="TableKind.None"/>.</param>
public sealed record SniffedTable(
    TableKind Kind, TableFormat Format, char Delimiter = ',', int SkippedLines = 0, string Reason = "")
{
    /// <summary>The records to read of a text table; null for all.</summary>
    public FileSlice? Slice { get; init; }
}
