using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Letters.Documents;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Letters.Requests;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>Finds from the first bytes of a file, never from its name, what it is.</summary>
public static partial class InputSniffer
{
    private const string Data = "it holds names and values as a program writes them, but no JSON or table that is "
        + "read; write one JSON object a line, or CSV";

    private const int FewestValues = 3;
    private const int WordsOfValue = 40;

    // Fewer are no running text.
    private const int FewestWords = 8;

    /// <summary>Looks at a file.</summary>
    /// <returns>What it is; a file that cannot be opened or is of no known kind is unusable, with the reason.</returns>
    public static Task<InputKind> SniffAsync(
        string path, IngestOptions options, CancellationToken cancellation = default) =>
        SniffAsync(path, Open(path), options, cancellation);

    /// <summary>What a file is whose first bytes are read.</summary>
    internal static async Task<InputKind> SniffAsync(
        string path, InputHead head, IngestOptions options, CancellationToken cancellation)
    {
        if (head.Kind is { } kind)
        {
            return kind;
        }

        try
        {
            return PackedLetters.MayLook(head.Bytes) && PackedLetters.Looks(path, options.Limits)
                ? InputKind.Of(LetterPack.Lines)
                : await SniffTableAsync(path, head.Bytes, options, cancellation).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or ImrPredictException))
        {
            return Unusable(problem);
        }
    }

    private static async Task<InputKind> SniffTableAsync(
        string path, byte[] head, IngestOptions options, CancellationToken cancellation)
    {
        var table = await TableSniffer.SniffAsync(path, head, options, cancellation).ConfigureAwait(false);
        if (table.Format == TableFormat.Workbook && FileSignature.Find(head) is null)
        {
            return OfPage(path, head, table, options);
        }

        var isProse = false;
        return table.Kind != TableKind.None ? InputKind.Of(table)
            : table.Format != TableFormat.Json && IsData(head) ? InputKind.Unusable(Data)
            : IsRequest(head, out isProse) || IsLateLetter(path, head, options) ? InputKind.Letter
            : InputKind.Unusable(isProse ? OpenRequestParser.NoService
                : $"neither a determination letter nor a table: {table.Reason}");
    }

    /// <summary>Reads the first bytes of a file and looks at them.</summary>
    internal static InputHead Open(string path)
    {
        if (FileNode.Fault(path) is { } fault)
        {
            return new([], InputKind.Unusable(fault));
        }

        try
        {
            return Sniff(FileHead.Read(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new([], InputKind.Unusable($"the file cannot be opened ({problem.GetType().Name})"));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return new([], Unusable(problem));
        }
    }

    private static InputKind Unusable(Exception problem) => InputKind.Unusable(LetterGuard.Describe(problem));

    /// <summary>
    /// Looks at the first bytes of a file. Every PDF and every document of running text is a letter, so that a broken
    /// one is reported and not passed over; text is one where it has the anchors of a letter.
    /// </summary>
    internal static InputHead Sniff(byte[] head)
    {
        switch (FileSignature.Find(head))
        {
            case { Format: FileFormat.Pdf or FileFormat.Document or FileFormat.Rtf }:
                return new(head, InputKind.Letter);
            case { Format: FileFormat.Unreadable, Name: var name }:
                return new(head, InputKind.Unusable(
                    $"the file is {name}; expected a letter or a table"));
            case not null:
                return new(head, null);
        }

        if (MailDocument.Looks(head))
        {
            return new(head, InputKind.Letter);
        }

        // The letters inside have the anchors of a letter, so they are looked for first.
        if (LetterPack.Lines.Looks(head))
        {
            return new(head, InputKind.Of(LetterPack.Lines));
        }

        var begun = LetterContent.Decode(head) ?? "";
        var isPage = HtmlText.Looks(begun);
        if (!FileHead.IsWhole(head) && !isPage && LetterContent.Markup(begun) is not null)
        {
            return new(head, InputKind.Letter);
        }

        var content = LetterContent.Read(head);
        if (content.Text is { } text && new LetterText(text) is var layout && LetterParser.LooksLikeLetter(layout))
        {
            return new(head, InputKind.Letter, layout);
        }

        // Of a long page the styles may come first.
        if (isPage && (!FileHead.IsWhole(head) || begun.Contains("<table", StringComparison.OrdinalIgnoreCase)))
        {
            return new(head, null);
        }

        return new(head, content.Kind is { } kind ? OfMarkup(head, kind)
            : LetterPack.All.FirstOrDefault(pack => pack.Looks(head)) is { } pack ? InputKind.Of(pack)
            : null);
    }

    private static InputKind OfMarkup(byte[] head, string kind, string found = "") =>
        IsRequest(head, out _) ? InputKind.Letter
        : InputKind.Unusable(
            $"the file is {kind} without a letter{found}; save a table as XLSX or CSV, a letter as PDF or text");

    // A page without a letter in its first bytes. Tables lay out pages too, so a request comes before a table of few
    // known names.
    private static InputKind OfPage(string path, byte[] head, SniffedTable table, IngestOptions options) =>
        table is { Kind: not TableKind.None, IsNear: false } ? InputKind.Of(table)
        : table.Kind != TableKind.None ? IsRequest(head, out _) ? InputKind.Letter : InputKind.Of(table)
        : !FileHead.IsWhole(head) && new FileInfo(path).Length <= options.Limits.LetterBytes ? InputKind.Letter
        : OfMarkup(head, "a web page", $" or a table of cases ({table.Reason})");

    // A fax cover or an index of records may stand before the headings.
    private static bool IsLateLetter(string path, byte[] head, IngestOptions options) =>
        !FileHead.IsWhole(head) && FileSignature.Find(head) is null && LetterContent.Decode(head) is not null
        && new FileInfo(path).Length <= options.Limits.LetterBytes && File.ReadAllBytes(path) is var all
        && ((LetterContent.Decode(all) is { } text && LetterParser.LooksLikeLetter(new LetterText(text)))
            || IsRequest(all, out _));

    private static bool IsRequest(byte[] head, out bool isProse)
    {
        isProse = false;
        if (FileSignature.Find(head) is not null || LetterContent.Read(head).Text is not { } text)
        {
            return false;
        }

        var words = text.AsSpan().Count(' ');
        var lines = text.AsSpan().Count('\n') + 1;
        isProse = words >= FewestWords && words >= 3 * lines && text.AsSpan().TrimStart()[0] is not ('{' or '[');
        return OpenRequestParser.Parse(new LetterText(text), "") is not null && !Legibility.IsUnreadable(text);
    }

    // Names in quotes with values: what a program writes, not a person.
    private static bool IsData(byte[] head) => LetterContent.Read(head).Text is { } text
        && NamedValue().Count(text) is var values and >= FewestValues
        && values * WordsOfValue > text.AsSpan().Count(' ');

    [GeneratedRegex("""["'\\] ?: ?[\\"'0-9\[{ntf-]|", ?"|', ?'""")]
    private static partial Regex NamedValue();
}

/// <summary>The first bytes of a file and what they tell.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Kind">What the file is; null where it can only be a table.</param>
/// <param name="Layout">The layout of the bytes, where they are the text of a letter.</param>
internal sealed record InputHead(byte[] Bytes, InputKind? Kind, LetterText? Layout = null);
