using System.Globalization;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters;

/// <summary>
/// Reads the file of one determination letter, PDF or text, told apart by its content. Safe on any thread.
/// </summary>
public static class LetterFile
{
    /// <summary>Reads the items of one letter, in the letter's order.</summary>
    /// <param name="path">Its path, for messages; the name stands in for a case number that the text lacks.</param>
    /// <param name="content">All of its bytes.</param>
    /// <param name="options">Settings of reading; defaults where null.</param>
    /// <returns>One <see cref="ItemRead.Parsed"/> for each item, or a single <see cref="ItemRead.Rejected"/> that says
    /// why the file is unusable. Bad content never throws.</returns>
    public static IReadOnlyList<ItemRead> Read(string path, ReadOnlyMemory<byte> content, IngestOptions? options = null)
    {
        var at = new SourceLocation(path);
        var most = (options ?? new()).MaxLetterBytes;
        if (content.Length > most)
        {
            return [new ItemRead.Rejected(at, "", string.Create(
                CultureInfo.InvariantCulture, $"the file has {content.Length} bytes; at most {most} were expected"))];
        }

        return LetterGuard.Read(at, () =>
        {
            var (text, reason) = LetterContent.Read(content);
            return text is null
                ? [new ItemRead.Rejected(at, "", reason ?? "the file holds no text")]
                : Items(at, text, Path.GetFileName(path));
        });
    }

    /// <summary>Reads the items of a letter whose text is known.</summary>
    /// <param name="at">Where the letter stands: a file, or a line of packed letters.</param>
    /// <param name="text">Its text.</param>
    /// <param name="name">A file name, which stands in for a case number that the text lacks.</param>
    /// <returns>As <see cref="Read"/>.</returns>
    public static IReadOnlyList<ItemRead> ReadText(SourceLocation at, string text, string name) =>
        LetterGuard.Read(at, () => Items(at, text, name));

    private static IReadOnlyList<ItemRead> Items(SourceLocation at, string text, string name)
    {
        var parses = LetterParser.ParseAll(text, name);
        return parses.Count == 1 ? Items(at, parses[0]) : [.. parses.SelectMany(parse => Items(at, parse))];
    }

    private static IReadOnlyList<ItemRead> Items(SourceLocation at, LetterParse parse) =>
        parse switch
        {
            LetterParse.Parsed parsed => LetterItems.Read(at, parsed.Letter),
            LetterParse.Rejected rejected => [new ItemRead.Rejected(at, rejected.Field, rejected.Reason)],
            _ => throw new InvalidOperationException("Every kind of parse is handled above."),
        };

    /// <summary>
    /// Whether a file is to be read as a letter: every PDF is, so that a broken one is reported and not passed over;
    /// text is where it has the anchors of a letter.
    /// </summary>
    /// <param name="content">The bytes, or the first 64 KB of them.</param>
    public static bool IsLetter(ReadOnlyMemory<byte> content) =>
        LetterContent.IsPdf(content.Span)
        || (LetterContent.Read(content).Text is { } text && LetterParser.LooksLikeLetter(text));
}
