using System.Collections.Immutable;
using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Encoding;

/// <summary>
/// The numbers that <see cref="TextEncoder"/> gives for title and clinical text, each with mean 0 and standard
/// deviation equal to the block's weight among the training texts. An item without a text has zeros.
/// </summary>
internal sealed class EncodedBlock : FeatureBlock
{
    private static readonly (string Name, FeatureTheme Theme, Func<DisputedItem, string> Of)[] Texts =
    [
        ("title", FeatureTheme.Service, item => item.RequestedService),
        ("text", FeatureTheme.Wording, item => item.ClinicalText),
    ];

    private readonly Scale[][] _scales;
    private readonly TextEncoder? _encoder;
    private readonly FeatureColumn[] _columns;

    private EncodedBlock(Scale[][] scales, TextEncoder? encoder)
    {
        (_scales, _encoder) = (scales, encoder);
        _columns =
        [
            .. Texts.SelectMany((text, t) => scales[t].Select(
                (_, i) => new FeatureColumn($"{text.Name}@{i}", FeatureView.Whole, text.Theme))),
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns => _columns;

    /// <summary>Learns means and deviations from training texts; each distinct text counts once.</summary>
    /// <param name="items">Training items.</param>
    /// <param name="weight">Standard deviation of each number.</param>
    /// <param name="encoder">Reads the texts; null leaves the block without columns.</param>
    public static EncodedBlock Fit(IReadOnlyList<DisputedItem> items, double weight, TextEncoder? encoder) => new(
        [.. Texts.Select(text => encoder is null ? [] : ScalesOf(items.Select(text.Of), weight, encoder))], encoder);

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        var first = 0;
        for (var t = 0; t < _scales.Length; first += _scales[t++].Length)
        {
            var text = Texts[t].Of(item);
            if (_scales[t].Length == 0 || text.Length == 0)
            {
                continue;
            }

            var encoded = _encoder!.Encode(text);
            for (var d = 0; d < encoded.Length; d++)
            {
                row.Add(first + d, (encoded[d] - _scales[t][d].Mean) * _scales[t][d].Factor);
            }
        }
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer)
    {
        foreach (var ofText in _scales)
        {
            writer.Write(ofText.Length);
            foreach (var (mean, factor) in ofText)
            {
                writer.Write(mean);
                writer.Write(factor);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static EncodedBlock Load(BinaryReader reader)
    {
        var scales = new Scale[Texts.Length][];
        for (var t = 0; t < scales.Length; t++)
        {
            scales[t] = new Scale[reader.ReadInt32()];
            for (var d = 0; d < scales[t].Length; d++)
            {
                scales[t][d] = new(reader.ReadSingle(), reader.ReadSingle());
            }
        }

        return new EncodedBlock(scales, scales.Any(s => s.Length > 0) ? new TextEncoder() : null);
    }

    private static Scale[] ScalesOf(IEnumerable<string> texts, double weight, TextEncoder encoder)
    {
        var distinct = texts.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (distinct.Count < 2)
        {
            return [];
        }

        var encoded = distinct.AsParallel().AsOrdered().Select(encoder.Encode).ToImmutableArray();
        var scales = new Scale[TextEncoder.Dimensions];
        for (var d = 0; d < scales.Length; d++)
        {
            var mean = encoded.Average(e => (double)e[d]);
            var variance = encoded.Average(e => (e[d] - mean) * (e[d] - mean));
            scales[d] = new((float)mean, variance > 0 ? (float)(weight / Math.Sqrt(variance)) : 0);
        }

        return scales;
    }

    private readonly record struct Scale(float Mean, float Factor);
}
