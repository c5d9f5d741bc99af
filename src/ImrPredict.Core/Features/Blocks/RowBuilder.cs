using ImrPredict.Text.Internals;

namespace ImrPredict.Features.Blocks;

/// <summary>Builds one row, block by block.</summary>
/// <param name="expected">Sparse entries to make room for.</param>
/// <param name="denseCount">Values of the dense part.</param>
internal sealed class RowBuilder(int expected, int denseCount)
{
    private readonly float[] _dense = new float[denseCount];
    private readonly RentedList<int> _indices = new(expected);
    private readonly RentedList<float> _values = new(expected);
    private (int Known, int All) _seen;

    /// <summary>First column of the block that is being appended, in its part of the row.</summary>
    public int First { get; set; }

    /// <summary>Sparse entries so far.</summary>
    public int Count => _indices.Count;

    /// <summary>Appends a sparse entry.</summary>
    /// <param name="column">Column of the block, from 0; above the one before.</param>
    /// <param name="value">Its value.</param>
    public void Add(int column, float value)
    {
        _indices.Add(First + column);
        _values.Add(value);
    }

    /// <summary>Appends entries whose columns are those of the whole row.</summary>
    public void AddRange(FeatureRow part)
    {
        _indices.AddRange(part.Indices);
        _values.AddRange(part.Values);
    }

    /// <summary>Multiplies the sparse entries from one on.</summary>
    public void Scale(int from, double factor)
    {
        foreach (ref var value in _values.Items[from..])
        {
            value = (float)(value * factor);
        }
    }

    /// <summary>The dense values of the block that is being appended.</summary>
    public Span<float> Dense(int count) => _dense.AsSpan(First, count);

    /// <summary>Counts words or levels of the item, and those among them that have a column of their own.</summary>
    public void CountKnown(int known, int all) => _seen = (_seen.Known + known, _seen.All + all);

    /// <summary>The row; ends the use of the builder.</summary>
    /// <param name="kind">What the item has.</param>
    public FeatureRow Build(RowKind kind = RowKind.None) =>
        new(_indices.ToArrayAndReturn(), _values.ToArrayAndReturn(), _dense)
        {
            Kind = kind,
            KnownShare = _seen.All == 0 ? 0 : (double)_seen.Known / _seen.All,
        };
}
