using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Desk.Store;

/// <summary>An item as it was read, kept so that it can be explained when its file is gone.</summary>
public sealed record StoredItem(
    SourceLocation At, DisputedItem Item, Decision? Decision, UncutText? Uncut, IReadOnlyList<string> Warnings,
    LetterLayout? Layout)
{
    public static StoredItem Of(ItemRead.Parsed read, SourceLocation at) =>
        new(
            at, read.Item, read.Decision, IsKept(read.Item, read.Uncut) ? null : read.Uncut, read.Warnings,
            read.Layout);

    /// <summary>A decision of an audit.</summary>
    public static StoredItem Of(DecidedItem decided, SourceLocation at) =>
        new(
            at, decided.Item, decided.Decision, IsKept(decided.Item, decided.Uncut) ? null : decided.Uncut, [],
            decided.Layout);

    public ItemRead.Parsed AsRead() => new(
        At, Item, Decision, Uncut ?? (Item.ClinicalText.Length > 0 ? new UncutText(Item.ClinicalText, []) : null),
        Warnings)
    {
        Layout = Layout,
    };

    // A text of which nothing was cut stands in the item already.
    private static bool IsKept(DisputedItem item, UncutText? text) =>
        text is { Excisions.Count: 0 } uncut && uncut.Text == item.ClinicalText;
}
