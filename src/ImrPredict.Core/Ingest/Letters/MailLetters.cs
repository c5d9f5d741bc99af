using ImrPredict.Ingest.Letters.Documents;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters;

/// <summary>
/// Reads the letters that are attached to an e-mail; where none is, the e-mail itself is read, as a request. Beside an
/// attached letter its words are a cover and no item.
/// </summary>
internal static class MailLetters
{
    /// <summary>The items and what could not be read.</summary>
    /// <param name="mail">The e-mail.</param>
    /// <param name="path">Its file; its name stands in for a case number.</param>
    /// <param name="pool">Reads what a library parses; null to do so in this process.</param>
    /// <param name="read">Reads a text that has a name and a kind.</param>
    public static IReadOnlyList<ItemRead> Read(
        MailDocument mail, string path, InputPool? pool,
        Func<LetterText, string, string?, IReadOnlyList<ItemRead>> read)
    {
        var attached = mail.Attached
            .SelectMany(file => OfAttachment(file.Name, Content(file.Content, pool), file.Content, path, read))
            .ToList();
        var body = new LetterText(mail.Text);
        return !attached.Exists(item => item is ItemRead.Parsed) ? [.. read(body, path, "an e-mail"), .. attached]
            : LetterParser.LooksLikeLetter(body) ? [.. attached, .. read(body, path, "an e-mail")]
            : attached;
    }

    /// <summary>What an attached file holds; one that ends who reads it does not take the others with it.</summary>
    private static LetterContent Content(byte[] content, InputPool? pool)
    {
        try
        {
            return LetterContent.Read(content, pool);
        }
        catch (UnreadableInputException lost)
        {
            return new(null, lost.Message);
        }
    }

    // Pictures are signatures and logos; documents that are no letter, such as records, give no item.
    private static IReadOnlyList<ItemRead> OfAttachment(
        string name, LetterContent read, byte[] content, string path,
        Func<LetterText, string, string?, IReadOnlyList<ItemRead>> parse)
    {
        var (text, reason, kind) = read;
        if (text is null)
        {
            return FileSignature.Find(content) is { Format: FileFormat.Unreadable, Name: var what }
                && what.Contains("picture", StringComparison.Ordinal) ? []
                : [new ItemRead.Rejected(new(path), "attachment", $"an attached file cannot be read: {reason}")];
        }

        var items = parse(new LetterText(text), name.Length > 0 ? name : path, kind);
        return items is [ItemRead.Rejected { Field: "" }] ? [] : items;
    }
}
