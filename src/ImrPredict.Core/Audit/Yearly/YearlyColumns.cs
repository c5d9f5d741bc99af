using ImrPredict.Audit.Charts;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Yearly;

/// <summary>By what the yearly report counts.</summary>
internal static class YearlyColumns
{
    private const string Drugs = "Pharmaceuticals";
    private const string CodedDrugs = "Pharmacy";

    /// <summary>What is counted where a decision says nothing.</summary>
    public const string NotStated = "(not stated)";

    /// <summary>
    /// Service, class of a drug, guidelines cited, then the other columns; each with a value for every item that it is
    /// about, null for others. Columns of which no item says anything are left out.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="columns">Columns of units that may be shown.</param>
    public static IEnumerable<UnitColumn> Of(IReadOnlyList<DecidedItem> items, IReadOnlyList<UnitColumn> columns)
    {
        UnitColumn[] own =
        [
            new(UnitColumns.Service, [.. items.Select(i => ServiceKey.GroupOf(i.Item))]),
            new("drug class", [.. items.Select(i => DrugClass(i.Item))]),
            new("guideline of the denial", [.. items.Select(i =>
                GuidelineFamilies.Of(i.Item.ClaimsAdministratorGuideline))]),
            new("guideline of the reviewer", [.. items.Select(i =>
                GuidelineFamilies.Of(i.Decision.ReviewerGuideline))]),
        ];
        foreach (var column in own.Concat(columns.Where(c =>
            !UnitColumns.IsTime(c.Name) && !Array.Exists(own, mine => mine.Name == c.Name))))
        {
            if (column.Units.Any(unit => !string.IsNullOrWhiteSpace(unit)))
            {
                yield return column.Name == own[1].Name
                    ? column
                    : column with
                    {
                        Units = [.. column.Units.Select(unit => string.IsNullOrWhiteSpace(unit) ? NotStated : unit)],
                    };
            }
        }
    }

    private static string? DrugClass(DisputedItem item) =>
        item.ServiceCategory.Category == Drugs && item.ServiceCategory.Subcategory.Length > 0
            ? item.ServiceCategory.Subcategory
            : item.TreatmentCategory == CodedDrugs || item.ServiceCategory.Category == Drugs
                ? item.TreatmentSubcategory is { Length: > 0 } named ? named : NotStated
                : null;
}
