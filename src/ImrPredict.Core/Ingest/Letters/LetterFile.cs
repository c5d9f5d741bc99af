using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters.Documents;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Letters.Requests;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Letters;

/// <summary>
/// Reads the file of one determination letter, PDF or text, told apart by its content. Safe on any thread; bad content
/// never throws.
/// </summary>
internal static class LetterFile
{
    /// <summary>Reads the items of a letter whose first bytes are known.</summary>
    /// <param name="path">The file; its name stands in for a case number that the text lacks.</param>
    /// <param name="head">Its first bytes; the file is opened again only where these are not all.</param>
    /// <param name="layout">The layout of the head, where it is text.</param>
    /// <param name="options">Settings of reading.</param>
    /// <returns>
    /// One <see cref="ItemRead.Parsed"/> for each item, in the letter's order, or a single
    /// <see cref="ItemRead.Rejected"/> that says why the file is unusable.
    /// </returns>
    public static IReadOnlyList<ItemRead> Read(string path, byte[] head, LetterText? layout, IngestOptions options)
    {
        var isWhole = FileHead.IsWhole(head);
        try
        {
            var size = isWhole ? head.Length : new FileInfo(path).Length;
            return size > options.Limits.LetterBytes
                ? Rejected(path, $"the letter has {size} bytes; at most {options.Limits.LetterBytes} are read (limit "
                    + "letter-bytes)")
                : layout is not null && isWhole ? Read(new(path), layout, path)
                : Read(path, isWhole ? head : File.ReadAllBytes(path), options.Pool);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Rejected(path, $"the file cannot be read ({problem.GetType().Name})");
        }
    }

    /// <summary>Reads the items of a letter from all bytes of its file.</summary>
    public static IReadOnlyList<ItemRead> Read(string path, ReadOnlyMemory<byte> content, InputPool? pool = null) =>
        LetterGuard.Read(new(path), () =>
        {
            if (MailDocument.Looks(content.Span) && MailDocument.Read(content) is { } mail)
            {
                return MailLetters.Read(
                    mail, path, pool, (layout, name, kind) => Items(new(path), layout, name, kind));
            }

            var (text, reason, kind) = LetterContent.Read(content, pool);
            return text is null
                ? Rejected(path, reason ?? "the file holds no text")
                : Items(new(path), new LetterText(text), path, kind);
        });

    /// <summary>Reads the items of a letter whose text is known.</summary>
    /// <param name="at">Where the letter stands: a file, or a line of packed letters.</param>
    /// <param name="text">Its text.</param>
    /// <param name="name">A file name, which stands in for a case number that the text lacks.</param>
    /// <param name="pool">Reads what a library parses; null to do so in this process.</param>
    public static IReadOnlyList<ItemRead> ReadText(
        SourceLocation at, string text, string name, InputPool? pool = null) =>
        LetterGuard.Read(at, () => LetterContent.Of(text, pool) switch
        {
            { Text: { } plain, Kind: var kind } => Items(at, new LetterText(plain), name, kind),
            { Reason: var reason } => [new ItemRead.Rejected(at, "", reason ?? "the line has no text")],
        });

    private static IReadOnlyList<ItemRead> Read(SourceLocation at, LetterText layout, string name) =>
        LetterGuard.Read(at, () => Items(at, layout, name, kind: null));

    /// <param name="at">Where the text stands.</param>
    /// <param name="layout">The text.</param>
    /// <param name="name">A file name, which stands in for a case number.</param>
    /// <param name="kind">What the file is, in words; null for a PDF and for plain text.</param>
    private static IReadOnlyList<ItemRead> Items(SourceLocation at, LetterText layout, string name, string? kind)
    {
        var parses = LetterParser.ParseAll(layout, Path.GetFileName(name));
        return parses is [LetterParse.Rejected { Field: "" }] ? Request(at, layout, name, kind)
            : parses.Count == 1 ? Items(at, parses[0], kind)
            : [.. parses.SelectMany(parse => Items(at, parse, kind))];
    }

    private static IReadOnlyList<ItemRead> Items(SourceLocation at, LetterParse parse, string? kind) =>
        parse switch
        {
            LetterParse.Parsed parsed => LetterItems.Read(at, parsed.Letter),
            LetterParse.Rejected rejected => [new ItemRead.Rejected(at, rejected.Field, Told(kind, rejected.Reason))],
            _ => throw new InvalidOperationException("Every kind of parse is handled above."),
        };

    /// <summary>The items of what is no determination letter.</summary>
    private static IReadOnlyList<ItemRead> Request(SourceLocation at, LetterText layout, string name, string? kind) =>
        Legibility.IsUnreadable(layout.Text) ? [new ItemRead.Rejected(at, "", Legibility.Reason)]
        : OpenRequestParser.Parse(layout, name) is { } request ? [.. OpenRequestItems.Read(at, request).Select(Keyed)]
        : [new ItemRead.Rejected(at, "", Told(kind, OpenRequestParser.NoService))];

    private static ItemRead Keyed(ItemRead read) => read is ItemRead.Parsed parsed
        ? parsed with { LetterKey = LetterDuplicates.KeyOf(parsed.Item, parsed.Decision?.Outcome) }
        : read;

    private static string Told(string? kind, string reason) => kind is null ? reason : $"{kind}: {reason}";

    private static ItemRead[] Rejected(string path, string reason) => [new ItemRead.Rejected(new(path), "", reason)];
}
