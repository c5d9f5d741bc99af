using ImrPredict.Cases.Provenance;

namespace ImrPredict.Cases;

/// <summary>
/// What service an item is about: the one answer for rates, baselines, precedents, summaries, charts and abstention.
/// An item may carry the service in two taxonomies: the DWC category, which letters are given by their titles and coded
/// rows by a crosswalk, and the DMHC treatment, which coded rows bring along. The DWC category goes first, so that
/// letters and coded rows meet in one cell; the treatment stands in where no DWC category fits.
/// </summary>
/// <param name="IsTreatment">Whether it is a DMHC treatment; else a DWC category.</param>
/// <param name="Category">The wide level; empty where a coded row has only a sub-category.</param>
/// <param name="Subcategory">The narrow level inside the category; empty where there is none.</param>
public readonly record struct ServiceKey(bool IsTreatment, string Category, string Subcategory)
{
    /// <summary>Both levels in one name, e.g. <c>Pharmaceuticals: Opioids</c>.</summary>
    public string Narrow => Category.Length == 0 ? Subcategory
        : Subcategory.Length == 0 ? Category : $"{Category}: {Subcategory}";

    /// <summary>Whether an item comes with the DMHC categories, blank ones included.</summary>
    public static bool IsCoded(DisputedItem item) =>
        item.Source == ItemSource.DmhcFile || OfTreatment(item) is not null || IsKnown(item.DiagnosisCategory)
            || IsKnown(item.DiagnosisSubcategory);

    /// <summary>The service of an item in the taxonomy that tells more; null where neither places it.</summary>
    public static ServiceKey? Of(DisputedItem item) => OfCategory(item) ?? OfTreatment(item);

    /// <summary>The DWC category; null where the service could not be placed.</summary>
    public static ServiceKey? OfCategory(DisputedItem item) =>
        item.ServiceCategory == ServiceCategory.Other ? null : From(item.ServiceCategory);

    /// <summary>The DMHC treatment; null where both of its levels are blank.</summary>
    public static ServiceKey? OfTreatment(DisputedItem item) =>
        IsKnown(item.TreatmentCategory) || IsKnown(item.TreatmentSubcategory)
            ? new(IsTreatment: true, item.TreatmentCategory ?? "", item.TreatmentSubcategory ?? "")
            : null;

    /// <summary>
    /// The DWC category of the service that a title words, with <see cref="ServiceCategory.Other"/> as a category of
    /// its own; null where there is no title.
    /// </summary>
    public static ServiceKey? OfTitle(DisputedItem item) =>
        item.RequestedService.Length == 0 ? null : From(item.ServiceCategory);

    /// <summary>
    /// The name that summaries, charts and drift count an item under: the narrow DWC category, else the wide DMHC
    /// treatment, whose sub-categories are too many to count by, else Other for what at least has a title.
    /// </summary>
    /// <returns>Null for a text without title and category.</returns>
    public static string? GroupOf(DisputedItem item) => Of(item) switch
    {
        { IsTreatment: false } placed => placed.Narrow,
        { Category.Length: > 0 } treatment => treatment.Category,
        _ => item.RequestedService.Length > 0 ? ServiceCategory.Other.Category : null,
    };

    private static ServiceKey From(ServiceCategory category) =>
        new(IsTreatment: false, category.Category, category.Subcategory);

    private static bool IsKnown(string? name) => !string.IsNullOrWhiteSpace(name);
}
