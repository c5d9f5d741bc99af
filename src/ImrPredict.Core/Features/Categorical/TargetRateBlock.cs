using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Categorical;

/// <summary>
/// Overturn rates of the cells of <see cref="RateKeys"/> among training items, each shrunk towards its parent's:
/// (overturned + m * parent) / (n + m). Gives for every key the rate and ln(1 + n).
/// </summary>
internal sealed class TargetRateBlock : FeatureBlock
{
    private readonly double _smoothing;
    private readonly Cell _all;
    private readonly Dictionary<string, Cell>[] _cells;

    private TargetRateBlock(double smoothing, Cell all, Dictionary<string, Cell>[] cells) =>
        (_smoothing, _all, _cells) = (smoothing, all, cells);

    /// <summary>The columns of every such block.</summary>
    public static IReadOnlyList<FeatureColumn> AllColumns { get; } =
    [
        .. RateKeys.All.SelectMany(key => new[] { $"rate:{key.Name}", $"count:{key.Name}" }
            .Select(name => new FeatureColumn(name, FeatureView.Numbers, key.Theme))),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns => AllColumns;

    /// <summary>Counts the cells.</summary>
    /// <param name="items">Training items.</param>
    /// <param name="weights">Their weights, same length; an item of weight 0 is left out.</param>
    /// <param name="cellsOf">Cells of each item, see <see cref="RateKeys.CellsOf"/>.</param>
    /// <param name="smoothing">Strength of the shrinkage, in items.</param>
    public static TargetRateBlock Fit(
        IReadOnlyList<LabelledItem> items, IReadOnlyList<double> weights, IReadOnlyList<string?[]> cellsOf,
        double smoothing)
    {
        var cells = RateKeys.All.Select(_ => new Dictionary<string, Cell>(StringComparer.Ordinal)).ToArray();
        var all = default(Cell);
        for (var i = 0; i < items.Count; i++)
        {
            if (weights[i] <= 0)
            {
                continue;
            }

            var one = new Cell(weights[i], items[i].Overturned ? weights[i] : 0);
            all += one;
            for (var k = 0; k < cells.Length; k++)
            {
                if (cellsOf[i][k] is { } cell)
                {
                    cells[k][cell] = cells[k].GetValueOrDefault(cell) + one;
                }
            }
        }

        return new TargetRateBlock(smoothing, all, cells);
    }

    /// <summary>Gives rates and counts; <see cref="FeatureRow.Unknown"/> for keys that do not apply.</summary>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        var values = row.Dense(AllColumns.Count);
        Span<double> rates = stackalloc double[_cells.Length];
        var whole = _all.Weight > 0 ? _all.Overturned / _all.Weight : 0.5;
        for (var k = 0; k < _cells.Length; k++)
        {
            var key = RateKeys.All[k];
            var cell = key.CellOf(item);
            var count = cell is null ? default : _cells[k].GetValueOrDefault(cell);
            var parent = key.Parent < 0 ? whole : rates[key.Parent];
            rates[k] = (count.Overturned + (_smoothing * parent)) / Math.Max(count.Weight + _smoothing, 1e-9);
            values[2 * k] = cell is null ? FeatureRow.Unknown : (float)rates[k];
            values[(2 * k) + 1] = cell is null ? FeatureRow.Unknown : (float)Math.Log(1 + count.Weight);
        }
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer)
    {
        writer.Write(_smoothing);
        _all.Save(writer);
        foreach (var key in _cells)
        {
            writer.Write(key.Count);
            foreach (var (name, cell) in key.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.Write(name);
                cell.Save(writer);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TargetRateBlock Load(BinaryReader reader)
    {
        var smoothing = reader.ReadDouble();
        var all = Cell.Load(reader);
        var cells = new Dictionary<string, Cell>[RateKeys.All.Count];
        for (var k = 0; k < cells.Length; k++)
        {
            var count = reader.ReadCount();
            cells[k] = new Dictionary<string, Cell>(count, StringComparer.Ordinal);
            for (var i = 0; i < count; i++)
            {
                cells[k][reader.ReadString()] = Cell.Load(reader);
            }
        }

        return new TargetRateBlock(smoothing, all, cells);
    }

    private readonly record struct Cell(double Weight, double Overturned)
    {
        public static Cell operator +(Cell a, Cell b) => new(a.Weight + b.Weight, a.Overturned + b.Overturned);

        public static Cell Load(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadDouble());

        public void Save(BinaryWriter writer)
        {
            writer.Write(Weight);
            writer.Write(Overturned);
        }
    }
}
