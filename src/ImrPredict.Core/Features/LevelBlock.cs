using ImrPredict.Cases;

namespace ImrPredict.Features;

/// <summary>
/// One column for each category level that is frequent enough in training, and one for each field's rare or unseen
/// levels, so that what is new has a fitted weight of its own.
/// </summary>
internal sealed class LevelBlock
{
    private const string Unseen = "(rare or unseen)";
    private readonly Dictionary<ItemLevel, int> columns;
    private readonly string[] names;
    private readonly double weight;

    private LevelBlock(string[] names, double weight)
    {
        (this.names, this.weight) = (names, weight);
        columns = new Dictionary<ItemLevel, int>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            columns[ItemLevel.Parse(names[i])] = i;
        }
    }

    /// <summary>Number of columns.</summary>
    public int Count => names.Length;

    /// <summary>Names of the columns, ordinal order.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Counts the levels of the training items and keeps the frequent ones.</summary>
    public static LevelBlock Fit(IEnumerable<DisputedItem> items, int minCount, double weight)
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
        return new LevelBlock([.. names], weight);
    }

    /// <summary>Appends the columns of an item, ascending, to a row.</summary>
    public void Append(DisputedItem item, RowBuilder row, int offset)
    {
        var levels = ItemLevels.Of(item);
        var found = new List<int>(levels.Count);
        foreach (var level in levels)
        {
            if (columns.TryGetValue(level, out var column)
                || columns.TryGetValue(UnseenOf(level.Field), out column))
            {
                found.Add(column);
            }
        }

        found.Sort();
        for (var i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                row.Add(offset + found[i], (float)weight);
            }
        }
    }

    /// <summary>How many of an item's levels have a column of their own, and how many it has.</summary>
    public (int Known, int All) Known(DisputedItem item)
    {
        var found = ItemLevels.Of(item);
        return (found.Count(level => columns.ContainsKey(level)), found.Count);
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
    public static LevelBlock Load(BinaryReader reader)
    {
        var weight = reader.ReadDouble();
        var names = new string[reader.ReadInt32()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.ReadString();
        }

        return new LevelBlock(names, weight);
    }

    private static ItemLevel UnseenOf(string field) => new(field, Unseen);
}
