using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>What the first bytes of a file say about it as a table.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Format">How it is stored.</param>
/// <param name="Delimiter">Between fields; <c>,</c> for formats without one.</param>
/// <param name="SkippedLines">
/// What stands before the header, e.g. Excel's <c>sep=;</c> or a title. Unit: lines of a text, rows of a sheet.
/// </param>
/// <param name="Reason">Why it cannot be read; empty unless the kind is <see cref="TableKind.None"/>.</param>
public sealed record SniffedTable(
    TableKind Kind, TableFormat Format, char Delimiter = ',', int SkippedLines = 0, string Reason = "")
{
    /// <summary>The records to read of a text table; null for all.</summary>
    public FileSlice? Slice { get; init; }

    /// <summary>
    /// The sheet of a workbook, or where the records stand in a JSON value; null for the first or all.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>
    /// Whether some of its names are known, but not those that a table of its kind needs; of sheets alone.
    /// </summary>
    public bool IsNear { get; init; }

    /// <summary>Further sheets of the same workbook, to be read after this one.</summary>
    public IReadOnlyList<SniffedTable> Further { get; init; } = [];

    /// <summary>What a user should know of the file, such as columns and sheets that are not read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>This table and the further ones, each by itself.</summary>
    internal IEnumerable<SniffedTable> Parts => [this, .. Further];
}
