using System.Collections.Immutable;
using ImrPredict.Features.Rows;

namespace ImrPredict.Features.Encoding;

/// <summary>
/// The numbers that <see cref="TextEncoder"/> gives for one text of an item, each with mean 0 and standard deviation
/// equal to the block's weight among the training texts. An item without that text has zeros.
/// </summary>
internal sealed class EncodedBlock
{
    private readonly double weight;
    private readonly float[] means;
    private readonly float[] scales;

    private EncodedBlock(string name, double weight, float[] means, float[] scales)
    {
        (Name, this.weight, this.means, this.scales) = (name, weight, means, scales);
        Names = [.. Enumerable.Range(0, means.Length).Select(i => $"{name}@{i}")];
    }

    /// <summary>Name of the block: what stands before the <c>@</c> of its columns.</summary>
    public string Name { get; }

    /// <summary>Names of the columns; none where the block is off.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A block without columns.</summary>
    public static EncodedBlock Off(string name) => new(name, 0, [], []);

    /// <summary>Learns means and deviations from training texts; each distinct text counts once.</summary>
    public static EncodedBlock Fit(string name, IEnumerable<string> texts, double weight, TextEncoder encoder)
    {
        var distinct = texts.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (distinct.Count < 2)
        {
            return Off(name);
        }

        var encoded = distinct.AsParallel().AsOrdered().Select(encoder.Encode).ToImmutableArray();
        var (means, scales) = (new float[TextEncoder.Dimensions], new float[TextEncoder.Dimensions]);
        for (var d = 0; d < means.Length; d++)
        {
            var mean = encoded.Average(e => (double)e[d]);
            var variance = encoded.Average(e => (e[d] - mean) * (e[d] - mean));
            means[d] = (float)mean;
            scales[d] = variance > 0 ? (float)(weight / Math.Sqrt(variance)) : 0;
        }

        return new EncodedBlock(name, weight, means, scales);
    }

    /// <summary>Appends the columns of a text to a row.</summary>
    public void Append(string text, RowBuilder row, int offset, TextEncoder? encoder)
    {
        if (means.Length == 0 || text.Length == 0)
        {
            return;
        }

        var encoded = encoder!.Encode(text);
        for (var d = 0; d < means.Length; d++)
        {
            row.Add(offset + d, (encoded[d] - means[d]) * scales[d]);
        }
    }

    /// <summary>Writes the block.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Name);
        writer.Write(weight);
        writer.Write(means.Length);
        foreach (var value in (float[])[.. means, .. scales])
        {
            writer.Write(value);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static EncodedBlock Load(BinaryReader reader)
    {
        var (name, weight) = (reader.ReadString(), reader.ReadDouble());
        var (means, scales) = (new float[reader.ReadInt32()], Array.Empty<float>());
        scales = new float[means.Length];
        foreach (var values in new[] { means, scales })
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.ReadSingle();
            }
        }

        return new EncodedBlock(name, weight, means, scales);
    }
}
