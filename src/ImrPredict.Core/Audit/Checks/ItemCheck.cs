using ImrPredict.Audit.Twins;

namespace ImrPredict.Audit.Checks;

/// <summary>A check of each item by itself.</summary>
internal abstract class ItemCheck : ConsistencyCheck
{
    /// <summary>The finding in words; null where the item is consistent.</summary>
    public abstract string? Find(CheckedItem item);

    internal sealed override IEnumerable<(int Row, string Words)> Find(
        IReadOnlyList<CheckedItem> items, TwinOptions options) => items
        .AsParallel().AsOrdered().Select((item, row) => (Row: row, Words: Find(item)!)).Where(f => f.Words is not null);
}
