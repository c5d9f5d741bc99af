using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Schema;
using MiniExcelLibs;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Rows of the first sheet of a workbook; its first row that is not empty is the header.</summary>
internal sealed class XlsxRows : TableRows
{
    private readonly IEnumerator<dynamic> _rows;
    private readonly string[] _header;
    private long _number;

    public XlsxRows(string path)
    {
        _rows = MiniExcel.Query(path, useHeaderRow: false, excelType: ExcelType.XLSX).GetEnumerator();
        _header = NextCells() ?? [];
        _number = 0;
    }

    public override IReadOnlyList<string> Header => _header;

    public override SourceUnit Unit => SourceUnit.Row;

    public override ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<TableRow?>(NextCells() is { } cells ? new TableRow(_number, cells) : null);
    }

    public override ValueTask DisposeAsync()
    {
        _rows.Dispose();
        return ValueTask.CompletedTask;
    }

    private string[]? NextCells()
    {
        while (_rows.MoveNext())
        {
            _number++;
            var cells = ((IDictionary<string, object?>)_rows.Current).Values.Select(CellText.Of).ToArray();
            if (cells.Any(cell => cell.Length > 0))
            {
                return cells;
            }
        }

        return null;
    }
}
