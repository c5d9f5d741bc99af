using System.Security.Cryptography;
using System.Text;
using ImrPredict.Synthesis.Layouts;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ImrPredict.Synthesis.Output;

/// <summary>
/// Sets a letter as a PDF: a header table of two columns, bold headings, pages that end inside items.
/// </summary>
internal sealed class PdfLetterWriter : IDisposable
{
    private const int IdLength = 32;
    private const double FontSize = 11.5;
    private const double LineHeight = 13.8;
    private const double Left = 72;
    private const double Right = 540;
    private const double Top = 715;
    private const double Bottom = 72;
    private static readonly double[] Columns = [Left, 160, 320, 430];

    private readonly PdfDocumentBuilder _document = new();
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page;
    private double _y;

    private PdfLetterWriter()
    {
        _plain = _document.AddStandard14Font(Standard14Font.TimesRoman);
        _bold = _document.AddStandard14Font(Standard14Font.TimesBold);
        _document.DocumentInformation.Title = SyntheticLetter.Banner;
        _document.DocumentInformation.Producer = "ImrPredict.Synthesis";
        _page = NewPage();
    }

    public static byte[] Write(LetterDraft draft)
    {
        using var writer = new PdfLetterWriter();
        foreach (var line in LayoutWriter.Set(draft))
        {
            writer.Lay(draft, line);
        }

        return WithFixedId(writer._document.Build());
    }

    /// <summary>Replaces the builder's random document id by one made from the content.</summary>
    private static byte[] WithFixedId(byte[] pdf)
    {
        var at = pdf.AsSpan().LastIndexOf("/ID ["u8);
        var id = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf.AsSpan(0, at)))[..IdLength]);
        for (var part = 0; part < 2; part++)
        {
            at += pdf.AsSpan(at).IndexOf((byte)'<') + 1;
            id.CopyTo(pdf, at);
        }

        return pdf;
    }

    public void Dispose() => _document.Dispose();

    private PdfPageBuilder NewPage()
    {
        _y = Top;
        return _page = _document.AddPage(PageSize.Letter);
    }

    private void Lay(LetterDraft draft, DraftLine line)
    {
        switch (line.Kind)
        {
            case LineKind.HeaderTable:
                Table(draft);
                break;
            case LineKind.Blank:
                _y -= LineHeight * 0.7;
                break;
            case LineKind.PageBreak:
                NewPage();
                break;
            default:
                var font = line.Kind is LineKind.Heading or LineKind.Title ? _bold : _plain;
                Text(line.Text, font, centred: line.Kind == LineKind.Heading);
                break;
        }
    }

    private void Table(LetterDraft draft)
    {
        var cells = HeaderTable.Cells(draft);
        for (var i = 0; i < cells.Length; i += 2)
        {
            Cell(cells[i].Label, Columns[0], _bold);
            Cell(cells[i].Value, Columns[1], _plain);
            Cell(cells[i + 1].Label, Columns[2], _bold);
            Cell(cells[i + 1].Value, Columns[3], _plain);
            _y -= LineHeight;
        }
    }

    private void Cell(string text, double x, PdfDocumentBuilder.AddedFont font)
    {
        if (text.Length > 0)
        {
            _page.AddText(text, FontSize, new PdfPoint(x, _y), font);
        }
    }

    private void Text(string text, PdfDocumentBuilder.AddedFont font, bool centred)
    {
        foreach (var (line, width) in Wrapped(Printable(text), font))
        {
            if (_y < Bottom)
            {
                NewPage();
            }

            var x = centred ? (Left + Right - width) / 2 : Left;
            _page.AddText(line, FontSize, new PdfPoint(x, _y), font);
            _y -= LineHeight;
        }
    }

    /// <summary>The standard fonts have no glyph for the bullet.</summary>
    private static string Printable(string text) => text.Replace('\u2022', '-');

    private IEnumerable<(string Line, double Width)> Wrapped(string text, PdfDocumentBuilder.AddedFont font)
    {
        var line = "";
        var lineWidth = 0.0;
        var space = Width(" ", font);
        foreach (var word in text.Split(' '))
        {
            var width = Width(word, font);
            if (line.Length > 0 && lineWidth + space + width > Right - Left)
            {
                yield return (line, lineWidth);
                (line, lineWidth) = ("", 0);
            }

            lineWidth += line.Length == 0 ? width : space + width;
            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return (line, lineWidth);
    }

    private double Width(string word, PdfDocumentBuilder.AddedFont font) =>
        word.Length == 0 ? 0 : _page.MeasureText(word, FontSize, new PdfPoint(0, 0), font)[^1].EndBaseLine.X;
}
