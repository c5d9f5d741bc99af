using System.Runtime.InteropServices;

namespace ImrPredict.Features;

/// <summary>Collects the sparse part of one row, columns ascending.</summary>
internal sealed class RowBuilder
{
    private readonly List<int> indices = [];
    private readonly List<float> values = [];

    /// <summary>Entries so far.</summary>
    public int Count => indices.Count;

    /// <summary>Appends an entry behind the last column.</summary>
    public void Add(int column, float value)
    {
        indices.Add(column);
        values.Add(value);
    }

    /// <summary>Appends entries of another row behind the last column.</summary>
    public void AddRange(FeatureRow part, int offset)
    {
        foreach (var column in part.Indices)
        {
            indices.Add(offset + column);
        }

        values.AddRange(part.Values);
    }

    /// <summary>Multiplies the entries from one on.</summary>
    public void Scale(int from, double factor)
    {
        foreach (ref var value in CollectionsMarshal.AsSpan(values)[from..])
        {
            value = (float)(value * factor);
        }
    }

    /// <summary>The row with its dense part.</summary>
    public FeatureRow Build(float[] dense) => new([.. indices], [.. values], dense);
}
