namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>A workbook that is read sheet by sheet, whatever the format of its file.</summary>
internal abstract class Workbook : IDisposable
{
    /// <summary>The sheets in the order of their tabs; charts are none.</summary>
    public abstract IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>Whether days are counted from 1904 on.</summary>
    public abstract bool Is1904 { get; }

    /// <summary>The rows of a sheet that have a value, in order; of one sheet at a time.</summary>
    public abstract IEnumerable<SheetRow> Rows(WorkbookSheet sheet);

    /// <summary>What a user should know of how a sheet is read; null for nothing.</summary>
    public virtual string? Note(WorkbookSheet sheet) => null;

    /// <inheritdoc/>
    public abstract void Dispose();
}
