using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Categorical;

/// <summary>
/// One column for each category level that is frequent enough in training, and one for each field's rare or unseen
/// levels, so that a new level has a fitted weight.
/// </summary>
internal sealed class OneHotBlock : FeatureBlock
{
    private const string Unseen = "(rare or unseen)";
    private readonly FeatureColumn[] _columns;
    private readonly Dictionary<string, int>[] _columnOf;
    private readonly double _weight;

    private OneHotBlock(IReadOnlyList<string> names, double weight)
    {
        _weight = weight;
        LevelField[] fields = [.. ItemLevels.All];
        _columns = new FeatureColumn[names.Count];
        _columnOf = [.. fields.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        for (var i = 0; i < _columns.Length; i++)
        {
            var sign = names[i].IndexOf('=', StringComparison.Ordinal);
            var field = Array.FindIndex(fields, f => sign >= 0 && f.Name == names[i][..sign]);
            if (field < 0)
            {
                throw new ImrPredictException(
                    $"feature space: no category field of '{names[i]}'; train the model again.");
            }

            _columns[i] = new(names[i], FeatureView.Codes, fields[field].Theme);
            _columnOf[field][names[i][(sign + 1)..]] = i;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns => _columns;

    /// <summary>Counts the letters that have each level, and keeps the levels of enough.</summary>
    /// <param name="items">Training items.</param>
    /// <param name="lettersOf">Number of the letter of each.</param>
    /// <param name="minCount">Fewest letters of a level.</param>
    /// <param name="weight">Value of a level that applies.</param>
    /// <param name="set">Which fields take part.</param>
    public static OneHotBlock Fit(
        IReadOnlyList<DisputedItem> items, IReadOnlyList<int> lettersOf, int minCount, double weight, CategorySet set)
    {
        var names = new List<string>();
        foreach (var field in ItemLevels.All.Where(field => field.IsIn(set)))
        {
            var levels = items
                .SelectMany((item, i) => field.LevelsOf(item).Select(level => (level, lettersOf[i]))).ToList();
            names.AddRange(CommonNames.Find(levels, minCount).Select(level => $"{field.Name}={level}"));
            if (levels.Count > 0)
            {
                names.Add($"{field.Name}={Unseen}");
            }
        }

        return new OneHotBlock([.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], weight);
    }

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        var found = new List<int>(32);
        for (var field = 0; field < _columnOf.Length; field++)
        {
            if (_columnOf[field].Count == 0 && !ItemLevels.All[field].IsIn(CategorySet.Plain))
            {
                continue;
            }

            foreach (var level in ItemLevels.All[field].LevelsOf(item))
            {
                var isKnown = _columnOf[field].TryGetValue(level, out var column);
                row.CountKnown(isKnown ? 1 : 0, all: 1);
                if (isKnown || _columnOf[field].TryGetValue(Unseen, out column))
                {
                    found.Add(column);
                }
            }
        }

        found.Sort();
        var last = -1;
        foreach (var column in found)
        {
            if (column != last)
            {
                row.Add(column, (float)_weight);
            }

            last = column;
        }
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer)
    {
        writer.Write(_weight);
        writer.Write(_columns.Length);
        foreach (var column in _columns)
        {
            writer.Write(column.Name);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static OneHotBlock Load(BinaryReader reader)
    {
        var weight = reader.ReadDouble();
        var names = new string[reader.ReadCount()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.ReadString();
        }

        return new OneHotBlock(names, weight);
    }
}
