using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Audit.Charts;

/// <summary>The unit columns that every list of decisions has.</summary>
public static class UnitColumns
{
    /// <summary>Service: the DWC category, else the DMHC treatment category.</summary>
    public const string Service = "service";

    /// <summary>Year of the decision or report.</summary>
    public const string Year = "year";

    /// <summary>Month of the decision.</summary>
    public const string Month = "month";

    /// <summary>Specialty of the reviewer, without licences or any other word that could single a person out.</summary>
    public const string ReviewerSpecialty = "reviewer specialty";

    /// <summary>Kind of input.</summary>
    public const string Source = "source";

    /// <summary>Whether a column stands for time, so that its units are themselves periods.</summary>
    public static bool IsTime(string column) => column is Year or Month;

    /// <summary>Those columns that have at least two units.</summary>
    /// <param name="items">Decided items.</param>
    public static IReadOnlyList<UnitColumn> Of(IReadOnlyList<DecidedItem> items) =>
        [.. All(items).Where(c => c.Units.Where(u => u is not null).Distinct().Take(2).Count() == 2)];

    /// <summary>The column of a field of the item, by its name in the case table; null for other names.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="name">Name, e.g. <c>body_part</c>.</param>
    public static UnitColumn? Named(IReadOnlyList<DecidedItem> items, string name)
    {
        Func<DisputedItem, string?>? valueOf = name.ToLowerInvariant() switch
        {
            "service_category" => i => i.ServiceCategory.ToString(),
            "body_part" => i => i.BodyPart,
            "side" => i => i.Side?.ToString(),
            "ur_decision" => i => i.UrDecision?.ToString(),
            "priority" => i => i.Priority?.ToString(),
            "review_type" => i => i.ReviewType?.ToString(),
            "sex" => i => i.Sex?.ToString(),
            "age_range" => i => i.AgeRange,
            "items_in_case" => i => i.ItemsInCase?.ToString(CultureInfo.InvariantCulture),
            "diagnosis_category" => i => i.DiagnosisCategory,
            "diagnosis_subcategory" => i => i.DiagnosisSubcategory,
            "treatment_category" => i => i.TreatmentCategory,
            "treatment_subcategory" => i => i.TreatmentSubcategory,
            "imr_type" => i => i.ImrType,
            _ => null,
        };
        return valueOf is null ? null : new(name, [.. items.Select(i => valueOf(i.Item))]);
    }

    private static IEnumerable<UnitColumn> All(IReadOnlyList<DecidedItem> items)
    {
        yield return new(Service, [.. items.Select(i => ServiceOf(i.Item))]);
        yield return new(Year, [.. items.Select(i => i.Year?.ToString(CultureInfo.InvariantCulture))]);
        yield return new(
            Month, [.. items.Select(i => i.Decision.DecisionDate?.ToString("yyyy-MM", CultureInfo.InvariantCulture))]);
        yield return new(ReviewerSpecialty, [.. items.Select(i => i.Decision.ReviewerSpecialty)]);
        yield return new(Source, [.. items.Select(i => ItemSources.Name(i.Item.Source))]);
    }

    internal static string? ServiceOf(DisputedItem item) =>
        item.ServiceCategory != ServiceCategory.Other ? item.ServiceCategory.ToString()
        : item.TreatmentCategory ?? (item.RequestedService.Length > 0 ? ServiceCategory.Other.ToString() : null);
}
