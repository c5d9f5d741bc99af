using ImrPredict.Cases;

namespace ImrPredict.Features;

/// <summary>
/// What is publicly known of requests like this one, as a few numbers for the linear model. Nothing is fitted. Coded rows
/// have none: the published counts are of the same file.
/// </summary>
/// <param name="weight">Value of one unit of log-odds; 0 leaves the block out.</param>
/// <param name="sources">What is used; columns of the others stay empty.</param>
internal sealed class KnowledgeBlock(double weight, IReadOnlyList<KnowledgeSource> sources)
{
    private const int MostItems = 6;
    private readonly double services = Weight(weight, sources, KnowledgeSource.ServiceRates);
    private readonly double topics = Weight(weight, sources, KnowledgeSource.Topics);
    private readonly double counts = Weight(weight, sources, KnowledgeSource.ItemCount);

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; } = weight <= 0 ? [] :
    [
        "published overturn rate of the service", "published overturn rate of the treatment",
        "published overturn rate of the diagnosis", "items in the case",
    ];

    /// <summary>Appends the columns of an item that are not zero.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="row">Where to append.</param>
    /// <param name="offset">Column of the first.</param>
    public void Append(DisputedItem item, RowBuilder row, int offset)
    {
        if (Names.Count == 0 || ItemLevels.IsCoded(item))
        {
            return;
        }

        var named = item.RequestedService.Length > 0;
        Span<double> values =
        [
            services > 0 && named ? services * PublishedServiceRates.Of(item.ServiceCategory) : 0,
            topics > 0 && !named ? topics * Mean(PublishedTopics.In(RequestText.Of(item)), treatment: true) : 0,
            topics > 0 && !named ? topics * Mean(PublishedTopics.In(item.ClinicalText), treatment: false) : 0,
            item.ItemsInCase is { } items ? -counts * Math.Log(Math.Clamp(items, 1, MostItems)) : 0,
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
    public void Save(BinaryWriter writer)
    {
        writer.Write(weight);
        writer.Write(sources.Count);
        foreach (var source in sources)
        {
            writer.Write((int)source);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static KnowledgeBlock Load(BinaryReader reader)
    {
        var weight = reader.ReadDouble();
        var sources = new KnowledgeSource[reader.ReadInt32()];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = (KnowledgeSource)reader.ReadInt32();
        }

        return new KnowledgeBlock(weight, sources);
    }

    private static double Weight(double weight, IReadOnlyList<KnowledgeSource> sources, KnowledgeSource source) =>
        sources.Contains(source) ? weight : 0;

    private static double Mean(IReadOnlyList<PublishedTopic> topics, bool treatment) =>
        topics.Where(t => t.IsTreatment == treatment).Select(t => t.LogOdds).DefaultIfEmpty(0).Average();
}
