using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Workbooks;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Rows of a sheet; the first row that is not empty, behind those to skip, is the header.</summary>
internal sealed class WorkbookRows : TableRows
{
    private readonly Workbook _workbook;
    private readonly IEnumerator<SheetRow> _rows;
    private readonly string[] _header = [];
    private readonly long _headerRow;

    /// <summary>Opens a sheet.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="sheet">Name of the sheet; null for the first that is shown.</param>
    /// <param name="skippedRows">Rows of the sheet before the header.</param>
    /// <param name="limits">Bounds of the workbook.</param>
    public WorkbookRows(string path, string? sheet, int skippedRows, TableLimits limits)
    {
        _workbook = WorkbookFile.Open(path, limits);
        try
        {
            var found = _workbook.Sheets.FirstOrDefault(s => sheet is null ? !s.IsHidden : s.Name == sheet)
                ?? throw new UnreadableInputException("the workbook has no sheet to read");
            _rows = _workbook.Rows(found).SkipWhile(row => row.Number <= skippedRows).GetEnumerator();
            if (_rows.MoveNext())
            {
                (_header, _headerRow) = (_rows.Current.Cells, _rows.Current.Number);
            }
        }
        catch
        {
            _workbook.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Header => _header;

    public override SourceUnit Unit => SourceUnit.Row;

    public override int DayShift => _workbook.Is1904 ? SheetNumber.DaysTo1904 : 0;

    public override ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<TableRow?>(_rows.MoveNext()
            ? new TableRow(_rows.Current.Number - _headerRow, _rows.Current.Cells, _rows.Current.Fault)
            : null);
    }

    public override ValueTask DisposeAsync()
    {
        _rows.Dispose();
        _workbook.Dispose();
        return ValueTask.CompletedTask;
    }
}
