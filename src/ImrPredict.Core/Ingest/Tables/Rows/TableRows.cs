using ImrPredict.Cases.Provenance;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>One row of a table, whatever its format, as text.</summary>
/// <param name="Number">Position in the unit of its <see cref="TableRows"/>, from 1.</param>
/// <param name="Fields">The cells, in the order of the header; there may be more or fewer.</param>
/// <param name="Fault">Why the row cannot be read; null where it can.</param>
/// <param name="Note">What its reader should know; null for nothing.</param>
internal readonly record struct TableRow(long Number, string[] Fields, string? Fault = null, string? Note = null);

/// <summary>The rows of a table in order, read once, from any format.</summary>
internal abstract class TableRows : IAsyncDisposable
{
    /// <summary>Column names; those of JSON may grow while reading.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>Columns that cannot be read and are not in the header, each with the reason.</summary>
    public virtual IReadOnlyList<string> Unreadable => [];

    /// <summary>What <see cref="TableRow.Number"/> counts.</summary>
    public abstract SourceUnit Unit { get; }

    /// <summary>Days to add to a day number without a format: 1,462 in workbooks that count from 1904.</summary>
    public virtual int DayShift => 0;

    /// <summary>The next row; null behind the last.</summary>
    public abstract ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
