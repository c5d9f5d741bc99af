using System.Globalization;
using System.Text;
using System.Xml;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Reads the rows of a sheet from its XML, once.</summary>
internal sealed class SheetReader(
    XmlReader xml, WorkbookTexts texts, WorkbookStyles styles, bool is1904, TableLimits limits)
{
    private readonly SheetRowBuilder _row = new(limits);
    private readonly StringBuilder _text = new();
    private int _column;
    private (string? Type, int Style) _cell;

    /// <summary>The rows with a value, in order.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row" && _row.IsSpoken)
            {
                yield return _row.End();
                if (_row.IsBeyond)
                {
                    yield break;
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
        _column = 0;
        _row.Begin(long.TryParse(
            xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
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
        if (element != "is" && _text.Length > 0)
        {
            _row.Add(_column, Value(_text.ToString()));
        }
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
        if (found is null)
        {
            _row.Fail("a cell names a shared text that the workbook does not have");
        }

        return found ?? "";
    }

    private string Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? SheetNumber.Text(number, styles.IsDate(_cell.Style), is1904)
            : text;

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
