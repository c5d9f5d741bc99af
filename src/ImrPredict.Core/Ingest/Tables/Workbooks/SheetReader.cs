using System.Globalization;
using System.Text;
using System.Xml;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Reads the rows of a sheet from its XML, once.</summary>
internal sealed class SheetReader(
    XmlReader xml, WorkbookTexts texts, WorkbookStyles styles, bool is1904, TableLimits limits)
{
    private const int LastColumn = 16_384;
    private const double LargestExact = 1L << 53;

    /// <summary>Days between the two beginnings of counting, 1900 and 1904.</summary>
    public const int DaysTo1904 = 1462;

    private readonly List<string> _cells = [];
    private readonly StringBuilder _text = new();
    private string? _fault;
    private long _number;
    private long _values;
    private int _column;
    private (string? Type, int Style) _cell;

    /// <summary>The rows with a value, in order.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row" && IsSpoken())
            {
                yield return new SheetRow(_number, _fault is null ? [.. _cells] : [], _fault);
                if (_number > limits.Rows)
                {
                    yield break; // all that follow are beyond it too
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "c" or "is")
            {
                EndCell(xml.LocalName);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                Begin();
            }
        }
    }

    private bool IsSpoken() => _fault is not null || _cells.Count > 0;

    private void Begin()
    {
        switch (xml.LocalName)
        {
            case "row":
                BeginRow();
                break;
            case "c":
                BeginCell();
                break;
            case "v" or "t":
                WorkbookTexts.AppendText(xml, _text, limits.CellCharacters);
                break;
            case "f" or "rPh" or "extLst":
                WorkbookTexts.SkipInside(xml);
                break;
        }
    }

    private void BeginRow()
    {
        _cells.Clear();
        (_fault, _column) = (null, 0);
        var stated = long.TryParse(
            xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        _number = Math.Max(_number + 1, stated);
        if (_number > limits.Rows)
        {
            _fault = $"row {_number} is beyond the last row that a sheet can have, {limits.Rows} (limit rows)";
            _number = Math.Min(_number, limits.Rows + 1L);
        }
    }

    private void BeginCell()
    {
        _text.Clear();
        _column = ColumnOf(xml.GetAttribute("r")) is > 0 and var column ? column : _column + 1;
        _cell = (xml.GetAttribute("t"), int.TryParse(
            xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style) ? style : -1);
    }

    private void EndCell(string element)
    {
        if (element == "is" || _text.Length == 0)
        {
            return;
        }

        var value = Value(_text.ToString());
        if (value.Length == 0)
        {
            return;
        }

        if (++_values > limits.Cells)
        {
            throw new UnreadableInputException($"the sheet has more than {limits.Cells} cells (limit cells)");
        }

        if (_column > Math.Min(LastColumn, limits.Columns))
        {
            _fault = _column > LastColumn
                ? "a cell stands beyond the last column that a sheet can have"
                : $"a cell stands beyond column {limits.Columns} (limit columns)";
            return;
        }

        if (value.Length > limits.CellCharacters)
        {
            _fault = $"a cell has more than {limits.CellCharacters} characters (limit cell-characters)";
            return;
        }

        while (_cells.Count < _column)
        {
            _cells.Add("");
        }

        _cells[_column - 1] = value;
    }

    private string Value(string text) => _cell.Type switch
    {
        "s" => SharedText(text),
        "b" => text is "1" or "true" ? "true" : "false",
        "str" or "inlineStr" => WorkbookTexts.Unescape(text),
        "e" or "d" => text,
        _ => Number(text),
    };

    private string SharedText(string text)
    {
        var found = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? texts[number]
            : null;
        _fault = found is null ? "a cell names a shared text that the workbook does not have" : _fault;
        return found ?? "";
    }

    private string Number(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return text;
        }

        if (styles.IsDate(_cell.Style) && number + (is1904 ? DaysTo1904 : 0) is >= 0 and < 2_958_466 and var day)
        {
            return CellText.Of(DateTime.FromOADate(day));
        }

        return Math.Abs(number) <= LargestExact && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : CellText.Of(number);
    }

    /// <summary>The column of a reference such as <c>AB12</c>, from 1; 0 where there is none.</summary>
    private static int ColumnOf(string? reference)
    {
        var column = 0L;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c))
            {
                break;
            }

            column = Math.Min((column * 26) + char.ToUpperInvariant(c) - 'A' + 1, int.MaxValue);
        }

        return (int)column;
    }
}
