using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>
/// The texts that the cells of a workbook share, held in memory: nothing is written to a temporary file.
/// </summary>
internal sealed partial class WorkbookTexts
{
    private const int Overhead = 16; // of an empty text, in characters
    private readonly List<string> _texts = [];

    /// <summary>The text of a number, from 0; null where there is none.</summary>
    public string? this[int number] => number >= 0 && number < _texts.Count ? _texts[number] : null;

    /// <summary>Reads the shared texts; none where the workbook has no such part.</summary>
    /// <exception cref="UnreadableInputException">There are more than the limit.</exception>
    public static WorkbookTexts Read(XmlReader? xml, TableLimits limits)
    {
        using var open = xml;
        var texts = new WorkbookTexts();
        var text = new StringBuilder();
        long characters = 0;
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
            {
                AppendText(xml, text, limits.CellCharacters);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                SkipInside(xml); // how it is pronounced
            }

            if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
            {
                characters += text.Length + Overhead;
                if (characters > limits.SharedCharacters)
                {
                    throw new UnreadableInputException(
                        $"its sheets share more than {limits.SharedCharacters} characters (limit shared-characters)");
                }

                texts._texts.Add(Unescape(text.ToString()));
                text.Clear();
            }
        }

        return texts;
    }

    /// <summary>
    /// Adds the text of an element, up to one character more than the most; the reader then stands on its end.
    /// </summary>
    public static void AppendText(XmlReader xml, StringBuilder text, int most)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var chunk = new char[1024];
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace))
            {
                continue;
            }

            for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
            {
                text.Append(chunk, 0, Math.Max(0, Math.Min(read, most + 1 - text.Length)));
            }
        }
    }

    /// <summary>Passes over what an element holds; the reader then stands on its end.</summary>
    public static void SkipInside(XmlReader xml)
    {
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>The text with what XML cannot hold: <c>_x000D_</c> is a carriage return.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, match => ((char)ushort.Parse(
            match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
