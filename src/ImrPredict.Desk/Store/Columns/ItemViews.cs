namespace ImrPredict.Desk.Store.Columns;

/// <summary>Views of batches that are done: their pages, all their items, and what they come to.</summary>
internal sealed class ItemViews(ColumnTable table, ColumnCache cache)
{
    /// <summary>A page of a view.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="filter">The view.</param>
    /// <param name="after">Where the page before ended; empty for the first.</param>
    public ItemLines Page(Batch batch, ItemFilter filter, string after)
    {
        var (rows, next) = Scan(batch, filter).Page(ViewCursor.Read(after), ItemTable.OfPage);
        return new([.. table.Lines(cache.Of(batch), rows)], next);
    }

    /// <summary>All items of a view in the order in which they were read.</summary>
    public IEnumerable<ItemLine> All(Batch batch, ItemFilter filter) =>
        table.Lines(cache.Of(batch), Scan(batch, filter).Rows());

    /// <summary>The rows of a view.</summary>
    public ViewScan Scan(Batch batch, ItemFilter filter) =>
        new(cache.Of(batch), filter, cache.Holding(batch, filter.Words));
}
