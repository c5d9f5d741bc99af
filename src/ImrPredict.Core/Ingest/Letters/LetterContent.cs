using System.Text;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Letters.Documents;
using ImrPredict.Ingest.Letters.Pdf;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Letters;

/// <summary>The text of a letter's file, whatever its kind and encoding, or why it has none.</summary>
/// <param name="Text">The text, form feeds between pages where known; null where there is none.</param>
/// <param name="Reason">Why there is none; null where there is text.</param>
/// <param name="Kind">What the file is, in words; null for a PDF and for plain text.</param>
internal readonly record struct LetterContent(string? Text, string? Reason, string? Kind = null)
{
    private const int LongMarkup = 1 << 16; // bytes or characters; shorter ones are read here
    private const string Expected = "a PDF with text, a text file, a web page or a Word, OpenDocument or RTF document "
        + "was expected";

    /// <summary>Reads the content. Without a pool it never throws for what it holds.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="pool">Reads what a library parses; null to do so in this process.</param>
    /// <exception cref="UnreadableInputException">The process that read it has ended.</exception>
    public static LetterContent Read(ReadOnlyMemory<byte> content, InputPool? pool)
    {
        if (pool is null || !IsForLibrary(content.Span))
        {
            return Read(content);
        }

        var answer = new FrameReader(pool.Ask(PoolQuestion.Text, content.Span));
        return new(answer.Text(), answer.Text(), answer.Text());
    }

    /// <summary>Reads the content in this process. Never throws for what it holds.</summary>
    public static LetterContent Read(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        switch (FileSignature.Find(bytes))
        {
            case { Format: FileFormat.Pdf }:
                var (text, reason) = PdfText.Read(content);
                return new(text, reason);
            case { Format: FileFormat.Rtf, Name: var name }:
                return new(RtfText.Read(bytes), null, name);
            case { Format: FileFormat.Document, Name: var name }:
                return ZippedText.Read(content) is { } written
                    ? new(written, null, name)
                    : new(null, $"{name} that is damaged or cut off; fetch it again");
            case { Name: var name }:
                return new(null, $"the file is {name}; {Expected}");
        }

        return Decode(bytes) is { } decoded ? Of(decoded) : new(null, $"the file holds binary data; {Expected}");
    }

    /// <summary>The content as another process gives it.</summary>
    public ReadOnlySpan<byte> ToFrame() => new FrameText().Add(Text).Add(Reason).Add(Kind).Content;

    /// <summary>The content of a text, which may be marked up.</summary>
    public static LetterContent Of(string text)
    {
        if (Markup(text) is not { } kind)
        {
            return new(text, null);
        }

        try
        {
            return new(HtmlText.Looks(text) ? HtmlText.Read(text) : MarkdownText.Read(text), null, kind);
        }
        catch (Exception problem) when (problem is not (OutOfMemoryException or RegexMatchTimeoutException))
        {
            return new(null, $"{kind} that cannot be read ({problem.GetType().Name})", kind);
        }
    }

    /// <summary>The content of a text that stands among others.</summary>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, InputPool?)"/>
    public static LetterContent Of(string text, InputPool? pool) =>
        pool is not null && text.Length > LongMarkup && Markup(text) is not null
            ? Read(Encoding.UTF8.GetBytes(text), pool)
            : Of(text);

    /// <summary>How a text is marked up, in words; null where it is not.</summary>
    public static string? Markup(string text) =>
        HtmlText.Looks(text) ? "a web page" : MarkdownText.Looks(text) ? "a Markdown text" : null;

    // Text is read here; what is marked up grows in memory to many times its size.
    private static bool IsForLibrary(ReadOnlySpan<byte> bytes) => FileSignature.Find(bytes) switch
    {
        { Format: FileFormat.Pdf or FileFormat.Document } => true,
        null => bytes.Length > LongMarkup && Decode(bytes) is { } text && Markup(text) is not null,
        _ => false,
    };

    /// <summary>
    /// Text in UTF-8 or UTF-16, with or without a mark, else as a web page says, else Windows-1252; null for binary
    /// data.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        if (WideEncoding(bytes) is { } wide)
        {
            return wide.GetString(bytes).TrimStart('\ufeff'); // the mark is no text
        }

        if (bytes.Contains((byte)0))
        {
            return null;
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes)
            : PageEncoding.Of(bytes)?.GetString(bytes) ?? FromWindows1252(bytes);
    }

    private static UnicodeEncoding? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return new(bigEndian: bytes[0] == 0xFE, byteOrderMark: true);
        }

        // Latin text without a mark: every other byte is zero, and no other one is.
        var sample = bytes[..Math.Min(bytes.Length & ~1, 64)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            even += sample[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += sample[i] == 0 && i % 2 == 1 ? 1 : 0;
        }

        var most = sample.Length * 7 / 16;
        return sample.Length >= 16 && even == 0 && odd > most ? new(bigEndian: false, byteOrderMark: false)
            : sample.Length >= 16 && odd == 0 && even > most ? new(bigEndian: true, byteOrderMark: false)
            : null;
    }

    private static string FromWindows1252(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[i] = bytes[i] is >= 0x80 and <= 0x9F ? Mojibake.Windows1252[bytes[i] - 0x80] : (char)bytes[i];
        }

        return new(text);
    }
}
