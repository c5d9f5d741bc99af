using ImrPredict.Cases;
using ImrPredict.Features.Rows;

namespace ImrPredict.Features.Categorical;

/// <summary>
/// One column for each category level that is frequent enough in training, and one for each field's rare or unseen
/// levels, so that what is new has a fitted weight of its own.
/// </summary>
internal sealed class OneHotBlock
{
    private const string Unseen = "(rare or unseen)";
    private const int MostOnStack = 64;
    private readonly Dictionary<string, FieldColumns> fields = [];
    private readonly string[] names;
    private readonly double weight;

    private OneHotBlock(string[] names, double weight)
    {
        (this.names, this.weight) = (names, weight);
        for (var i = 0; i < names.Length; i++)
        {
            var (field, level) = ItemLevel.Parse(names[i]);
            if (!fields.TryGetValue(field, out var columns))
            {
                fields[field] = columns = new FieldColumns();
            }

            columns.ByLevel[level] = i;
            columns.Unseen = level == Unseen ? i : columns.Unseen;
        }
    }

    /// <summary>Number of columns.</summary>
    public int Count => names.Length;

    /// <summary>Names of the columns, ordinal order.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Counts the levels of the training items and keeps the frequent ones.</summary>
    public static OneHotBlock Fit(IEnumerable<DisputedItem> items, int minCount, double weight)
    {
        var counts = new Dictionary<ItemLevel, int>();
        foreach (var level in items.SelectMany(ItemLevels.Of))
        {
            counts[level] = counts.GetValueOrDefault(level) + 1;
        }

        var names = counts.Where(c => c.Value >= minCount).Select(c => c.Key.ToString())
            .Concat(counts.Keys.Select(level => UnseenOf(level.Field).ToString()))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new OneHotBlock([.. names], weight);
    }

    /// <summary>Appends the columns of an item, ascending, to a row.</summary>
    /// <returns>How many of the item's levels have a column of their own, and how many it has.</returns>
    public (int Known, int All) Append(DisputedItem item, RowBuilder row, int offset)
    {
        var levels = ItemLevels.Of(item);
        Span<int> found = levels.Count <= MostOnStack ? stackalloc int[levels.Count] : new int[levels.Count];
        var (known, filled) = (0, 0);
        foreach (var (field, level) in levels)
        {
            if (fields.TryGetValue(field, out var columns))
            {
                var own = columns.ByLevel.TryGetValue(level, out var column);
                known += own ? 1 : 0;
                found[filled] = own ? column : columns.Unseen;
                filled += found[filled] >= 0 ? 1 : 0;
            }
        }

        found = found[..filled];
        found.Sort();
        for (var i = 0; i < found.Length; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                row.Add(offset + found[i], (float)weight);
            }
        }

        return (known, levels.Count);
    }

    /// <summary>Writes the block.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(weight);
        writer.Write(Count);
        foreach (var name in names)
        {
            writer.Write(name);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static OneHotBlock Load(BinaryReader reader)
    {
        var weight = reader.ReadDouble();
        var names = new string[reader.ReadInt32()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.ReadString();
        }

        return new OneHotBlock(names, weight);
    }

    private static ItemLevel UnseenOf(string field) => new(field, Unseen);

    private sealed class FieldColumns
    {
        public Dictionary<string, int> ByLevel { get; } = [];

        public int Unseen { get; set; } = -1;
    }
}
