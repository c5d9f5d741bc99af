using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Puts the cells of a sheet into rows, within the limits; what lies beyond one costs its row.</summary>
internal sealed class SheetRowBuilder(TableLimits limits)
{
    private const int LastColumn = 16_384;
    private readonly List<string> _cells = [];
    private string? _fault;
    private long _values;

    /// <summary>The row of the sheet, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the row has something to tell.</summary>
    public bool IsSpoken => _fault is not null || _cells.Count > 0;

    /// <summary>Whether the row, and all that follow, are beyond the last.</summary>
    public bool IsBeyond => Number > limits.Rows;

    /// <summary>Begins a row.</summary>
    /// <param name="number">What the file says of its place.</param>
    public void Begin(long number)
    {
        _cells.Clear();
        _fault = null;
        Number = Math.Max(Number + 1, number);
        if (IsBeyond)
        {
            _fault = $"row {Number} is beyond the last row that a sheet can have, {limits.Rows} (limit rows)";
            Number = Math.Min(Number, limits.Rows + 1L);
        }
    }

    /// <summary>Adds a cell; one without a value takes no part.</summary>
    /// <param name="column">Its column, from 1.</param>
    /// <param name="value">Its text.</param>
    /// <exception cref="UnreadableInputException">The sheet has more cells than the limit.</exception>
    public void Add(int column, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        if (++_values > limits.Cells)
        {
            throw new UnreadableInputException($"the sheet has more than {limits.Cells} cells (limit cells)");
        }

        if (column > Math.Min(LastColumn, limits.Columns))
        {
            _fault = column > LastColumn
                ? "a cell stands beyond the last column that a sheet can have"
                : $"a cell stands beyond column {limits.Columns} (limit columns)";
            return;
        }

        if (value.Length > limits.CellCharacters)
        {
            _fault = $"a cell has more than {limits.CellCharacters} characters (limit cell-characters)";
            return;
        }

        while (_cells.Count < column)
        {
            _cells.Add("");
        }

        _cells[column - 1] = value;
    }

    /// <summary>Says why the row cannot be read.</summary>
    public void Fail(string reason) => _fault = reason;

    /// <summary>The row.</summary>
    public SheetRow End() => new(Number, _fault is null ? [.. _cells] : [], _fault);
}
