using System.Runtime.InteropServices;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>The text of a PDF, or why it has none.</summary>
/// <param name="Text">Text in reading order, pages parted by form feeds; null where it could not be read.</param>
/// <param name="Reason">Why there is no text; null where there is.</param>
internal readonly record struct PdfText(string? Text, string? Reason)
{
    // Fonts that are not embedded need no metrics of this machine: the widths stand in the file.
    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true };

    /// <summary>Reads a PDF. Never throws for what the file holds.</summary>
    public static PdfText Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = PdfDocument.Open(Bytes(content), Options);
            return Read(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new(null, "the PDF is encrypted and needs a password; save a copy without one");
        }
        catch (Exception e) when (IsBadContent(e))
        {
            return new(null, "the PDF is damaged or cut off; fetch it again");
        }
    }

    private static PdfText Read(PdfDocument document)
    {
        document.AddPageFactory<PdfPage, PdfPageFactory>();
        var layers = new PdfLayers(document);
        var pages = Enumerable.Range(1, document.NumberOfPages)
            .Select(number => document.GetPage<PdfPage>(number).Shown(layers.IsHidden)).ToList();
        var size = PageDirection.UsualSize(pages);
        var builder = new StringBuilder();
        for (var i = 0; i < pages.Count; i++)
        {
            builder.Append(i > 0 ? "\f" : "");
            PdfLines.Append(builder, PageDirection.Straighten(pages[i], size));
        }

        return builder.ToString().AsSpan().Trim("\f\n ").IsEmpty
            ? new(null, WithoutText(document))
            : new(builder.ToString(), null);
    }

    private static string WithoutText(PdfDocument document) =>
        document.Advanced.TryGetEmbeddedFiles(out var files) && files.Count > 0
            ? "the PDF holds no text: the letter is attached inside it; save the attached files and read those"
            : "the PDF holds no text, as of a scan; run text recognition on it first";

    private static byte[] Bytes(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment) && segment.Array is { } array
            && segment.Offset == 0 && segment.Count == array.Length
            ? array
            : content.ToArray();

    /// <summary>
    /// What PdfPig throws at a damaged file: its own kinds, and those of code that trusted the bytes.
    /// </summary>
    private static bool IsBadContent(Exception e) => e
        is PdfDocumentFormatException or InvalidOperationException
        or ArgumentException or FormatException or IOException or InvalidDataException or InvalidCastException
        or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException or NotSupportedException
        or NotImplementedException or OverflowException or EndOfStreamException
        or System.Security.Cryptography.CryptographicException;
}
