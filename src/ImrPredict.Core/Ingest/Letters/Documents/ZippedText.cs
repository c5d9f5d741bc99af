using System.IO.Compression;
using System.Xml;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>The text of a word processor's document that is XML in a ZIP archive: Word or OpenDocument.</summary>
internal static class ZippedText
{
    private const long MostCharacters = 50_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
    };

    /// <summary>The text; null where the archive is damaged or is no such document.</summary>
    public static string? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
            var entry = archive.GetEntry("word/document.xml") ?? archive.GetEntry("content.xml");
            if (entry is null || entry.Length > MostCharacters)
            {
                return null;
            }

            using var stream = entry.Open();
            using var reader = XmlReader.Create(stream, Settings);
            return Read(reader);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or IOException)
        {
            return null;
        }
    }

    private static string Read(XmlReader reader)
    {
        var text = new DocumentText();
        var (isText, isHidden) = (false, false);
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when IsUnseen(reader):
                    // Skipping stands on the node behind it, which the loop would pass over.
                    using (var unseen = reader.ReadSubtree())
                    {
                        while (unseen.Read())
                        {
                        }
                    }

                    break;
                case XmlNodeType.Element:
                    isText = (isText && reader.LocalName is not ("p" or "h")) || IsText(reader);
                    isHidden = reader.LocalName == "vanish" || (isHidden && reader.LocalName is not ("r" or "p"));
                    Begin(reader, text);
                    break;
                case XmlNodeType.EndElement:
                    isText = End(reader, text) && isText;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    when isText && !isHidden:
                    text.Add(reader.Value);
                    break;
            }
        }

        return text.ToString();
    }

    // Word marks the runs of text, OpenDocument its paragraphs.
    private static bool IsText(XmlReader reader) => !reader.IsEmptyElement
        && (reader.LocalName == "t" || (reader.LocalName is "p" or "h" && reader.Prefix == "text"));

    // Deleted text, the copy of a text box for old programs, comments, and instructions of fields.
    private static bool IsUnseen(XmlReader reader) => reader is { IsEmptyElement: false }
        && reader.LocalName is "del" or "moveFrom" or "Fallback" or "instrText" or "tracked-changes" or "annotation"
            or "note-body";

    private static void Begin(XmlReader reader, DocumentText text)
    {
        switch (reader.LocalName)
        {
            case "tr" or "table-row" when !reader.IsEmptyElement:
                text.BeginRow();
                break;
            case "tab" or "s" when reader.Depth > 0:
                text.Add(" ");
                break;
            case "br" when IsPageBreak(reader):
                text.BreakPage();
                break;
            case "br" or "cr" or "line-break":
                text.EndLine();
                break;
            case "noBreakHyphen":
                text.Add("-");
                break;
        }
    }

    private static bool IsPageBreak(XmlReader reader) => reader.GetAttribute("type", reader.NamespaceURI) == "page";

    /// <summary>Ends an element; false where its text has ended with it.</summary>
    private static bool End(XmlReader reader, DocumentText text)
    {
        switch (reader.LocalName)
        {
            case "p" or "h":
                text.EndParagraph();
                return false;
            case "t":
                return false;
            case "tc" or "table-cell":
                text.EndCell();
                break;
            case "tr" or "table-row":
                text.EndRow();
                break;
        }

        return true;
    }
}
