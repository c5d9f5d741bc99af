using System.Buffers;

namespace ImrPredict.Features.Blocks;

/// <summary>Builds one row, block by block, the sparse part in pooled arrays.</summary>
/// <param name="expected">Sparse entries to make room for.</param>
/// <param name="denseCount">Values of the dense part.</param>
internal sealed class RowBuilder(int expected, int denseCount)
{
    private readonly float[] dense = new float[denseCount];
    private int[] indices = ArrayPool<int>.Shared.Rent(Math.Max(expected, 16));
    private float[] values = ArrayPool<float>.Shared.Rent(Math.Max(expected, 16));
    private (int Known, int All) seen;

    /// <summary>First column of the block that is being appended, in its part of the row.</summary>
    public int First { get; set; }

    /// <summary>Sparse entries so far.</summary>
    public int Count { get; private set; }

    /// <summary>Appends a sparse entry.</summary>
    /// <param name="column">Column of the block, from 0; above the one before.</param>
    /// <param name="value">Its value.</param>
    public void Add(int column, float value)
    {
        Reserve(1);
        (indices[Count], values[Count]) = (First + column, value);
        Count++;
    }

    /// <summary>Appends entries whose columns are those of the whole row.</summary>
    public void AddRange(FeatureRow part)
    {
        Reserve(part.Indices.Length);
        part.Indices.CopyTo(indices.AsSpan(Count));
        part.Values.CopyTo(values.AsSpan(Count));
        Count += part.Indices.Length;
    }

    /// <summary>Multiplies the sparse entries from one on.</summary>
    public void Scale(int from, double factor)
    {
        foreach (ref var value in values.AsSpan(from, Count - from))
        {
            value = (float)(value * factor);
        }
    }

    /// <summary>The dense values of the block that is being appended.</summary>
    public Span<float> Dense(int count) => dense.AsSpan(First, count);

    /// <summary>Counts words or levels of the item, and those among them that have a column of their own.</summary>
    public void CountKnown(int known, int all) => seen = (seen.Known + known, seen.All + all);

    /// <summary>The row; ends the use of the builder.</summary>
    public FeatureRow Build()
    {
        var row = new FeatureRow([.. indices.AsSpan(0, Count)], [.. values.AsSpan(0, Count)], dense)
        {
            KnownShare = seen.All == 0 ? 0 : (double)seen.Known / seen.All,
        };
        ArrayPool<int>.Shared.Return(indices);
        ArrayPool<float>.Shared.Return(values);
        (indices, values, Count) = ([], [], 0);
        return row;
    }

    private void Reserve(int more)
    {
        if (Count + more > Math.Min(indices.Length, values.Length))
        {
            indices = Larger(indices, Count + more);
            values = Larger(values, Count + more);
        }
    }

    private static T[] Larger<T>(T[] full, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, full.Length * 2));
        full.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(full);
        return larger;
    }
}
