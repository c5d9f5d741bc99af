using ImrPredict.Cases;

namespace ImrPredict.Features;

/// <summary>
/// What is publicly known of requests like this one, as a few numbers for the linear model. Nothing is fitted. Coded rows
/// have none: the published counts are of the same file.
/// </summary>
internal static class KnowledgeBlock
{
    private const int MostItems = 6;

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "published overturn rate of the service", "published overturn rate of the treatment",
        "published overturn rate of the diagnosis", "items in the case",
    ];

    /// <summary>Appends the columns of an item that are not zero.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="weight">Value of one unit of log-odds.</param>
    /// <param name="row">Where to append.</param>
    /// <param name="offset">Column of the first.</param>
    public static void Append(DisputedItem item, double weight, RowBuilder row, int offset)
    {
        if (ItemLevels.IsCoded(item))
        {
            return;
        }

        Span<double> values =
        [
            item.RequestedService.Length > 0 ? PublishedServiceRates.Of(item.ServiceCategory) : 0,
            item.RequestedService.Length > 0 ? 0 : Mean(PublishedTopics.In(RequestText.Of(item)), treatment: true),
            item.RequestedService.Length > 0 ? 0 : Mean(PublishedTopics.In(item.ClinicalText), treatment: false),
            item.ItemsInCase is { } items ? -Math.Log(Math.Clamp(items, 1, MostItems)) : 0,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
            {
                row.Add(offset + i, (float)(weight * values[i]));
            }
        }
    }

    private static double Mean(IReadOnlyList<PublishedTopic> topics, bool treatment) =>
        topics.Where(t => t.IsTreatment == treatment).Select(t => t.LogOdds).DefaultIfEmpty(0).Average();
}
