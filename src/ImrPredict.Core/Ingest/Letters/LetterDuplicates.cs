using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Letters;

/// <summary>
/// Knows the items that letters of this run have given, so that a copy of a letter - a second download, its text beside
/// its PDF - or a table that lists the same items does not give them a second time. The letter tells more and comes
/// first.
/// </summary>
/// <param name="keepCopies">
/// Whether all is given, with the key by which who joins the parts finds what letters have given.
/// </param>
internal sealed class LetterDuplicates(bool keepCopies)
{
    private readonly Dictionary<ulong, string> _letters = [];
    private readonly HashSet<ulong> _items = [];

    /// <summary>
    /// What items are told apart by: case number, item number, and requested service by letters and digits alone, since
    /// a PDF and its text break lines elsewhere.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="outcome">
    /// The outcome; the letters of one case that decide differently are no copies of each other.
    /// </param>
    /// <returns>Never 0.</returns>
    public static ulong KeyOf(DisputedItem item, Outcome? outcome)
    {
        var hash = TextHash.Seed;
        foreach (var c in item.RequestedService)
        {
            hash = char.IsLetterOrDigit(c) ? TextHash.Add(hash, TextHash.Lower(c)) : hash;
        }

        hash = TextHash.Join(TextHash.Of(item.CaseNumber), TextHash.Join(TextHash.Finish(hash), (ulong)item.Number));
        return Math.Max(1, TextHash.Join(hash, outcome is null ? 0UL : 1 + (ulong)outcome.Value));
    }

    /// <summary>What was read from a letter: itself, remembered, or that a copy of the letter has given it.</summary>
    public ItemRead Remember(ItemRead read)
    {
        if (read is not ItemRead.Parsed parsed || keepCopies)
        {
            return keepCopies ? Keyed(read) : read;
        }

        var isNew = _letters.TryAdd(parsed.LetterKey, read.At.File);
        _items.Add(KeyOf(parsed.Item, null));
        var (caseNumber, number) = (parsed.Item.CaseNumber, parsed.Item.Number);
        return isNew
            ? read
            : new ItemRead.AlreadyRead(read.At, caseNumber, number) { CopyOf = _letters[parsed.LetterKey] };
    }

    /// <summary>What was read from a table: itself, or that a letter has given it already.</summary>
    public ItemRead MarkIfGiven(ItemRead read) =>
        keepCopies ? Keyed(read)
        : read is ItemRead.Parsed parsed && _items.Count > 0 && _items.Contains(KeyOf(parsed.Item, null))
            ? new ItemRead.AlreadyRead(read.At, parsed.Item.CaseNumber, parsed.Item.Number)
        : read;

    /// <summary>What was read, with what its item has in common with the same item of a letter or a table.</summary>
    public static ItemRead Keyed(ItemRead read) =>
        read is ItemRead.Parsed parsed ? parsed with { ItemKey = KeyOf(parsed.Item, null) } : read;
}
