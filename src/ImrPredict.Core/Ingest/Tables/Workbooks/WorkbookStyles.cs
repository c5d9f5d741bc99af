using System.Globalization;
using System.Xml;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Which styles of a workbook show a number as a day.</summary>
internal sealed class WorkbookStyles
{
    private readonly List<bool> _areDates = [];

    /// <summary>Whether a number in this style is a day.</summary>
    public bool IsDate(int style) => style >= 0 && style < _areDates.Count && _areDates[style];

    /// <summary>Reads the styles; none where the workbook has no such part.</summary>
    public static WorkbookStyles Read(XmlReader? xml)
    {
        using var open = xml;
        var styles = new WorkbookStyles();
        var formats = new Dictionary<int, bool>();
        var areCells = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
            {
                areCells = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                formats[NumberOf(xml, "numFmtId")] = IsDateFormat(xml.GetAttribute("formatCode") ?? "");
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && areCells)
            {
                var format = NumberOf(xml, "numFmtId");
                styles._areDates.Add(formats.TryGetValue(format, out var isDate) ? isDate : IsDateFormat(format));
            }
        }

        return styles;
    }

    /// <summary>Whether a built-in format has a day (ECMA-376 part 1, 18.8.30), not a time of day alone.</summary>
    public static bool IsDateFormat(int format) =>
        format is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58;

    /// <summary>Whether a format has a year, a day, or a month without a time of day.</summary>
    public static bool IsDateFormat(string code)
    {
        var (day, month, time) = (false, false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = EndOf(code, i, '"');
                    break;
                case '[':
                    i = EndOf(code, i, ']');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'd':
                    day = true;
                    break;
                case 'm':
                    month = true;
                    break;
                case 'h' or 's' or '0' or '#':
                    time = true;
                    break;
            }
        }

        return day || (month && !time);
    }

    private static int EndOf(string code, int from, char end) =>
        code.IndexOf(end, from + 1) is var at && at < 0 ? code.Length : at;

    private static int NumberOf(XmlReader xml, string name) => int.TryParse(
        xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
