using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Letters;

/// <summary>
/// Knows the items that letters of this run have given, so that a table which lists the same items - an index beside
/// the letters, say - does not give them a second time. The letter tells more and comes first.
/// </summary>
internal sealed class LetterDuplicates
{
    private readonly HashSet<(string CaseNumber, int Number, ulong Title)> _items = [];

    /// <summary>Remembers an item read from a letter.</summary>
    public void Add(DisputedItem item) => _items.Add(KeyOf(item));

    /// <summary>
    /// Whether an item read from a table is one that a letter has given: same case number, item number and requested
    /// service, compared by letters and digits alone.
    /// </summary>
    public bool Contains(DisputedItem item) => _items.Contains(KeyOf(item));

    /// <summary>Remembers what was read from a letter, where it is an item, and gives it back.</summary>
    public ItemRead Remember(ItemRead read)
    {
        if (read is ItemRead.Parsed parsed)
        {
            Add(parsed.Item);
        }

        return read;
    }

    /// <summary>What was read from a table: itself, or that a letter has given it already.</summary>
    public ItemRead MarkIfGiven(ItemRead read) => read is ItemRead.Parsed parsed && Contains(parsed.Item)
        ? new ItemRead.AlreadyRead(read.At, parsed.Item.CaseNumber, parsed.Item.Number)
        : read;

    private static (string CaseNumber, int Number, ulong Title) KeyOf(DisputedItem item)
    {
        var hash = TextHash.Seed;
        foreach (var c in item.RequestedService)
        {
            hash = char.IsLetterOrDigit(c) ? TextHash.Add(hash, TextHash.Lower(c)) : hash;
        }

        return (item.CaseNumber, item.Number, hash);
    }
}
