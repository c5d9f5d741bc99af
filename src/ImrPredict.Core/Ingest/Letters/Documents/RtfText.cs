using System.Text;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>The text of a document in Rich Text Format, without what it says of fonts, pictures and fields.</summary>
internal static class RtfText
{
    /// <summary>Reads a document. Never throws for what it holds.</summary>
    public static string Read(ReadOnlySpan<byte> rtf)
    {
        var text = new DocumentText();
        new RtfReader(Encoding.Latin1.GetString(rtf), run => text.Add(run), mark => Lay(mark, text)).Read();
        return text.ToString();
    }

    private static void Lay(RtfMark mark, DocumentText text)
    {
        switch (mark)
        {
            case RtfMark.Paragraph or RtfMark.TableRow:
                text.EndParagraph();
                break;
            case RtfMark.Line:
                text.EndLine();
                break;
            case RtfMark.Cell:
                text.EndCell();
                break;
            case RtfMark.Page:
                text.BreakPage();
                break;
        }
    }
}
