using ImrPredict.Cases;
using ImrPredict.Features.Rows;

namespace ImrPredict.Features.Published;

/// <summary>
/// What is publicly known of requests like the one that a text makes, for the linear model: how health plans' reviews of
/// the treatment and of the diagnosis that it names were decided. Nothing is fitted. Coded rows have none, since the
/// published counts are of the same file; nor have items with a title, whose service is known. Published rates of services
/// and the number of items in the case stood here too and gained nothing on real letters.
/// </summary>
/// <param name="weight">Value of one unit of log-odds; 0 leaves the block out.</param>
internal sealed class PublishedRateBlock(double weight)
{
    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; } = weight <= 0 ? [] :
        ["published overturn rate of the treatment", "published overturn rate of the diagnosis"];

    /// <summary>Appends the columns of an item that are not zero.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="row">Where to append.</param>
    /// <param name="offset">Column of the first.</param>
    public void Append(DisputedItem item, RowBuilder row, int offset)
    {
        if (Names.Count == 0 || item.RequestedService.Length > 0 || ServiceKey.IsCoded(item))
        {
            return;
        }

        Span<double> values =
        [
            weight * Mean(PublishedTopics.In(RequestText.Of(item)), treatment: true),
            weight * Mean(PublishedTopics.In(item.ClinicalText), treatment: false),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
            {
                row.Add(offset + i, (float)values[i]);
            }
        }
    }

    /// <summary>Writes the settings.</summary>
    public void Save(BinaryWriter writer) => writer.Write(weight);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static PublishedRateBlock Load(BinaryReader reader) => new(reader.ReadDouble());

    private static double Mean(IReadOnlyList<PublishedTopic> topics, bool treatment) =>
        topics.Where(t => t.IsTreatment == treatment).Select(t => t.LogOdds).DefaultIfEmpty(0).Average();
}
