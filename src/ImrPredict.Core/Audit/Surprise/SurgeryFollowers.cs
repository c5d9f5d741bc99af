using ImrPredict.Cases;
using ImrPredict.Features.Categorical;

namespace ImrPredict.Audit.Surprise;

/// <summary>
/// Items that follow from a surgery decided in the same letter - its clearance, its assistant, the therapy after it -
/// and went the same way: one decision, which is judged once, at the surgery.
/// </summary>
internal static class SurgeryFollowers
{
    private const string Surgery = "Surgery";
    private const string Adjunct = "Adjunct";

    /// <summary>Finds them.</summary>
    /// <param name="items">Decided items.</param>
    /// <returns>For each row the row of the surgery that it follows from; null where it stands alone.</returns>
    public static IReadOnlyList<int?> Find(IReadOnlyList<DecidedItem> items)
    {
        var surgeries = Enumerable.Range(0, items.Count).Where(row => IsSurgery(items[row].Item))
            .ToLookup(row => (items[row].Item.CaseNumber, items[row].Decision.Outcome));
        return [.. items.Select((item, row) => !Follows(item.Item) ? (int?)null
            : surgeries[(item.Item.CaseNumber, item.Decision.Outcome)].Cast<int?>().FirstOrDefault(s => s != row))];
    }

    private static bool Follows(DisputedItem item) =>
        RequestWords.IsSurgicalSatellite(item.RequestedService)
        || item.ServiceCategory is { Category: Surgery, Subcategory: Adjunct };

    private static bool IsSurgery(DisputedItem item) =>
        item.ServiceCategory is { Category: Surgery, Subcategory: not Adjunct } && !Follows(item);
}
