using System.Globalization;
using AngleSharp.Dom;
using ImrPredict.Ingest.Letters.Documents;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>
/// Puts the cells of a table of a web page into columns. A cell over several rows stands in each of them, as a reader
/// sees it, and one of a header in the last, beside the names below others; one over several columns stands in the
/// first.
/// </summary>
internal sealed class PageGrid(TableLimits limits, bool is1904)
{
    // Browsers take no more (HTML standard, 4.9.11).
    private const int MostColumns = 1_000;
    private const int MostRows = 65_534;
    private const int MostHeaderRows = 8;

    // The cells of rows above that reach down, by column from 1.
    private readonly SortedDictionary<int, (string Text, int Columns, int Rows, bool IsName)> _above = [];

    /// <summary>The rows with a value.</summary>
    public IEnumerable<SheetRow> Rows(PageTable table)
    {
        var row = new SheetRowBuilder(limits);
        INode? group = null;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var each = table.Rows[i];
            if (group != each.Group)
            {
                _above.Clear(); // no cell reaches out of its group
                group = each.Group;
            }

            row.Begin(each.Number);
            Fill(row, each, IsHeader(each) ? HeaderRowsFrom(table, i) : 0);
            if (row.IsSpoken)
            {
                yield return row.End();
                if (row.IsBeyond)
                {
                    yield break;
                }
            }
        }
    }

    private static bool IsHeader(PageRow row) =>
        row.Group is IElement { LocalName: "thead" } || row.Cells.TrueForAll(cell => cell.LocalName == "th");

    private static int HeaderRowsFrom(PageTable table, int first)
    {
        var end = first;
        while (end < table.Rows.Count && end - first < MostHeaderRows && IsHeader(table.Rows[end])
            && table.Rows[end].Group == table.Rows[first].Group)
        {
            end++;
        }

        return end - first;
    }

    /// <param name="row">The row to fill.</param>
    /// <param name="cells">Its own cells.</param>
    /// <param name="headerRows">Rows of the header from this one on; 0 where it is none.</param>
    private void Fill(SheetRowBuilder row, PageRow cells, int headerRows)
    {
        var column = 1;
        var below = new List<(int Column, (string Text, int Columns, int Rows, bool IsName) Cell)>();
        foreach (var cell in cells.Cells)
        {
            while (_above.TryGetValue(column, out var above))
            {
                column += above.Columns;
            }

            var text = PageNumber.Text(cell, is1904) ?? HtmlText.Of(cell);
            var (columns, rows) = (Span(cell, "colspan", MostColumns), Span(cell, "rowspan", MostRows));
            var isName = rows > 1 && rows <= headerRows;
            if (!isName)
            {
                row.Add(column, text);
            }

            if (rows is 0 or > 1)
            {
                below.Add((column, (text, columns, rows == 0 ? MostRows : rows, isName)));
            }

            column += columns;
        }

        foreach (var (at, cell) in _above.ToList())
        {
            if (!cell.IsName || cell.Rows == 1)
            {
                row.Add(at, cell.Text);
            }

            Keep(at, cell with { Rows = cell.Rows - 1 });
        }

        below.ForEach(each => Keep(each.Column, each.Cell with { Rows = each.Cell.Rows - 1 }));
    }

    private void Keep(int column, (string Text, int Columns, int Rows, bool IsName) cell)
    {
        _above.Remove(column);
        if (cell.Rows > 0 && column <= limits.Columns)
        {
            _above[column] = cell;
        }
    }

    private static int Span(IElement cell, string attribute, int most) => int.TryParse(
        cell.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, attribute == "rowspan" ? 0 : 1, most)
            : 1;
}
