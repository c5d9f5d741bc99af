using System.Buffers;

namespace ImrPredict.Features.Rows;

/// <summary>
/// Collects the sparse part of one row, columns ascending, in lent room: a row of some hundred entries would else be
/// copied and thrown away at every growth.
/// </summary>
/// <param name="expected">Entries to make room for.</param>
internal sealed class RowBuilder(int expected = 0)
{
    private int[] indices = ArrayPool<int>.Shared.Rent(Math.Max(expected, 16));
    private float[] values = ArrayPool<float>.Shared.Rent(Math.Max(expected, 16));

    /// <summary>Entries so far.</summary>
    public int Count { get; private set; }

    /// <summary>Appends an entry behind the last column.</summary>
    public void Add(int column, float value)
    {
        Reserve(1);
        (indices[Count], values[Count]) = (column, value);
        Count++;
    }

    /// <summary>Gives room behind the last column, for entries that <see cref="Keep"/> then counts.</summary>
    /// <param name="most">Most entries that will be written.</param>
    /// <param name="columns">Where their columns go.</param>
    /// <param name="entries">Where their values go.</param>
    public void MakeRoom(int most, out Span<int> columns, out Span<float> entries)
    {
        Reserve(most);
        columns = indices.AsSpan(Count, most);
        entries = values.AsSpan(Count, most);
    }

    /// <summary>Counts entries that were written into the room behind the last column.</summary>
    public void Keep(int written) => Count += written;

    /// <summary>Appends entries of another row behind the last column.</summary>
    public void AddRange(FeatureRow part, int offset)
    {
        var columns = part.Indices;
        Reserve(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            indices[Count + i] = columns[i] + offset;
        }

        part.Values.CopyTo(values.AsSpan(Count));
        Count += columns.Length;
    }

    /// <summary>Multiplies the entries from one on.</summary>
    public void Scale(int from, double factor)
    {
        foreach (ref var value in values.AsSpan(from, Count - from))
        {
            value = (float)(value * factor);
        }
    }

    /// <summary>The row with its dense part; ends the use of the builder.</summary>
    public FeatureRow Build(float[] dense)
    {
        var row = new FeatureRow([.. indices.AsSpan(0, Count)], [.. values.AsSpan(0, Count)], dense);
        ArrayPool<int>.Shared.Return(indices);
        ArrayPool<float>.Shared.Return(values);
        (indices, values, Count) = ([], [], 0);
        return row;
    }

    private void Reserve(int more)
    {
        if (Count + more > indices.Length)
        {
            indices = Larger(indices, Count + more);
        }

        if (Count + more > values.Length)
        {
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
