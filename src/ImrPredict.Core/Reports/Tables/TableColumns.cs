using System.Collections;
using System.Globalization;

namespace ImrPredict.Reports.Tables;

/// <summary>The columns of a table in order, added one after the other.</summary>
internal sealed class TableColumns<T> : IReadOnlyList<TableColumn<T>>
{
    private readonly List<TableColumn<T>> _columns = [];

    public int Count => _columns.Count;

    public TableColumn<T> this[int index] => _columns[index];

    /// <summary>Adds a column of text.</summary>
    public TableColumns<T> Text(string name, Func<T, string?> read, int width = 20)
    {
        _columns.Add(new TableColumn<T>(name, CellKind.Text, row => read(row) ?? "") { Width = width });
        return this;
    }

    /// <summary>Adds a column of ids.</summary>
    public TableColumns<T> Id(string name, Func<T, string?> read) => Add(name, CellKind.Id, row => read(row) ?? "");

    /// <summary>Adds a column of whole numbers.</summary>
    public TableColumns<T> Whole(string name, Func<T, long?> read)
    {
        _columns.Add(new TableColumn<T>(
            name, CellKind.Count, row => read(row)?.ToString(CultureInfo.InvariantCulture) ?? "")
        { Count = read });
        return this;
    }

    /// <summary>Adds a column of numbers with so many decimals, in typed formats too.</summary>
    public TableColumns<T> Number(string name, int decimals, Func<T, double?> read) => Add(
        name, "0." + new string('0', decimals), read,
        row => read(row) is { } value ? Math.Round(value, decimals, MidpointRounding.AwayFromZero) : null);

    /// <summary>Adds a column of shares, 0 to 1, with so many decimals.</summary>
    public TableColumns<T> Share(string name, int decimals, Func<T, double?> read)
    {
        Number(name, decimals, read);
        _columns[^1] = _columns[^1] with { IsShare = true };
        return this;
    }

    /// <summary>Adds a column of numbers, which are written with six significant digits.</summary>
    public TableColumns<T> Number(string name, Func<T, double?> read) => Add(name, "G6", read, read);

    public IEnumerator<TableColumn<T>> GetEnumerator() => _columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private TableColumns<T> Add(string name, string format, Func<T, double?> read, Func<T, double?> typed)
    {
        _columns.Add(new TableColumn<T>(
            name, CellKind.Number, row => read(row)?.ToString(format, CultureInfo.InvariantCulture) ?? "")
        {
            Number = typed,
        });
        return this;
    }

    private TableColumns<T> Add(string name, CellKind kind, Func<T, string> read)
    {
        _columns.Add(new TableColumn<T>(name, kind, read));
        return this;
    }
}
