using System.Runtime.InteropServices;

namespace ImrPredict.Features;

/// <summary>Collects the sparse part of one row, columns ascending.</summary>
/// <param name="expected">Entries to make room for.</param>
internal sealed class RowBuilder(int expected = 0)
{
    private readonly List<int> indices = new(expected);
    private readonly List<float> values = new(expected);

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
        var first = indices.Count;
        indices.AddRange(part.Indices);
        foreach (ref var column in CollectionsMarshal.AsSpan(indices)[first..])
        {
            column += offset;
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
