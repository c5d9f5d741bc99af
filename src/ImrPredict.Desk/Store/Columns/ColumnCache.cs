using ImrPredict.Desk.Store.Databases;

namespace ImrPredict.Desk.Store.Columns;

/// <summary>
/// Columns of batches that are done, kept in memory. The items of such a batch do not change until it is deleted; its
/// columns are dropped then, and those that were not asked for the longest where all together are too large.
/// </summary>
/// <param name="table">Reads them.</param>
/// <param name="mostBytes">Memory for all of them; the one asked for last is kept in any case.</param>
internal sealed class ColumnCache(ColumnTable table, long mostBytes = ColumnCache.MostBytes)
{
    /// <summary>Memory for columns unless told otherwise: about six million items.</summary>
    public const long MostBytes = 400L << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Kept> _kept = [];
    private long _uses;

    /// <summary>Batches whose columns are in memory.</summary>
    public IReadOnlyList<long> Held
    {
        get
        {
            lock (_gate)
            {
                return [.. _kept.Keys.Order()];
            }
        }
    }

    /// <summary>The columns of a batch that is done.</summary>
    public ItemColumns Of(Batch batch)
    {
        var entry = Entry(batch);
        try
        {
            return entry.Columns.Value;
        }
        catch
        {
            // A store that cannot be read now may be later.
            lock (_gate)
            {
                if (_kept.GetValueOrDefault(batch.Id) == entry)
                {
                    _kept.Remove(batch.Id);
                }
            }

            throw;
        }
    }

    /// <summary>The rows of a batch whose texts hold words; null for no words.</summary>
    public RowSet? Holding(Batch batch, string words) => new WordQuery(words) is { IsEmpty: false } query
        ? Entry(batch).Holding(
            string.Join(' ', WordQuery.Cut(words)), () => table.Holding(Of(batch), query))
        : null;

    /// <summary>Forgets a batch that is deleted.</summary>
    public void Drop(long batch)
    {
        lock (_gate)
        {
            _kept.Remove(batch);
        }
    }

    private Kept Entry(Batch batch)
    {
        lock (_gate)
        {
            // A store that was put back from a copy may have another batch of this number.
            if (!_kept.TryGetValue(batch.Id, out var kept) || kept.Made != batch.Made)
            {
                var items = (int)Math.Min(batch.Result!.Scored + batch.Result.Abstained, Array.MaxLength);
                kept = _kept[batch.Id] = new(batch.Made, items, new(() => table.Columns(batch.Id, items)));
            }

            kept.Used = ++_uses;
            while (_kept.Count > 1 && _kept.Values.Sum(one => one.Bytes) > mostBytes)
            {
                _kept.Remove(_kept.MinBy(pair => pair.Value.Used).Key);
            }

            return kept;
        }
    }

    private sealed class Kept(DateTimeOffset made, int items, Lazy<ItemColumns> columns)
    {
        private const int MostWords = 32;
        private readonly Lock _gate = new();
        private readonly Dictionary<string, RowSet> _words = new(StringComparer.Ordinal);

        public DateTimeOffset Made { get; } = made;

        public Lazy<ItemColumns> Columns { get; } = columns;

        public long Used { get; set; }

        public long Bytes => ItemColumns.BytesOf(items) + (MostWords * (long)items / 8);

        // Found outside the gate: readers of other words do not wait.
        public RowSet Holding(string matched, Func<RowSet> find)
        {
            lock (_gate)
            {
                if (_words.TryGetValue(matched, out var known))
                {
                    return known;
                }
            }

            var found = find();
            lock (_gate)
            {
                if (_words.Count >= MostWords)
                {
                    _words.Clear();
                }

                return _words[matched] = found;
            }
        }
    }
}
