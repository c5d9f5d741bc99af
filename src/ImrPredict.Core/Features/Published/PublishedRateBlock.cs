using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Published;

/// <summary>
/// How published reviews of health plans decided about the treatment and the diagnosis that a text names; nothing is
/// fitted. Coded rows have none, since the published counts are of the same file; nor have items with a title, whose
/// service is known.
/// </summary>
/// <param name="weight">Value of one unit of log-odds; 0 leaves the block out.</param>
internal sealed class PublishedRateBlock(double weight) : FeatureBlock
{
    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; } = weight <= 0 ? [] :
    [
        new("published overturn rate of the treatment", FeatureView.Facts, FeatureTheme.PublishedTreatment),
        new("published overturn rate of the diagnosis", FeatureView.Facts, FeatureTheme.PublishedDiagnosis),
    ];

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        if (weight <= 0 || item.RequestedService.Length > 0 || ServiceKey.IsCoded(item))
        {
            return;
        }

        Add(row, 0, Mean(PublishedTopics.In(RequestText.Of(item)), treatment: true));
        Add(row, 1, Mean(PublishedTopics.In(item.ClinicalText), treatment: false));
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer) => writer.Write(weight);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static PublishedRateBlock Load(BinaryReader reader) => new(reader.ReadDouble());

    private void Add(RowBuilder row, int column, double logOdds)
    {
        if (logOdds != 0)
        {
            row.Add(column, (float)(weight * logOdds));
        }
    }

    private static double Mean(IReadOnlyList<PublishedTopic> topics, bool treatment) =>
        topics.Where(t => t.IsTreatment == treatment).Select(t => t.LogOdds).DefaultIfEmpty(0).Average();
}
