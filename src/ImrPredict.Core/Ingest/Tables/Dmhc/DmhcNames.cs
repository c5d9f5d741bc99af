using ImrPredict.Cases;
using ImrPredict.Ingest.Tables.Cells;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>
/// The category names of one file in the project's vocabulary; every pair of raw names is looked up once. Names that
/// the crosswalk does not know are kept as they are, in the spelling that the file has first.
/// </summary>
internal sealed class DmhcNames(DmhcCrosswalk crosswalk)
{
    private readonly Dictionary<(string, string), Pair> _diagnoses = [];
    private readonly Dictionary<(string, string), Pair> _treatments = [];
    private readonly Dictionary<(CategoryColumn, string), string> _unknownSpellings = [];

    /// <summary>A category and its sub-category.</summary>
    /// <param name="Category">Null where blank.</param>
    /// <param name="Subcategory">Null where blank.</param>
    /// <param name="Service">Service group of a treatment; other for diagnoses.</param>
    /// <param name="Warning">Null unless the category is unknown.</param>
    public sealed record Pair(string? Category, string? Subcategory, ServiceCategory Service, string? Warning);

    public Pair Diagnosis(string category, string subcategory) =>
        Find(_diagnoses, category, subcategory, CategoryColumn.Diagnosis, CategoryColumn.DiagnosisSub);

    public Pair Treatment(string category, string subcategory) =>
        Find(_treatments, category, subcategory, CategoryColumn.Treatment, CategoryColumn.TreatmentSub);

    private Pair Find(
        Dictionary<(string, string), Pair> seen, string category, string subcategory,
        CategoryColumn column, CategoryColumn subColumn)
    {
        if (!seen.TryGetValue((category, subcategory), out var pair))
        {
            pair = Map(category, subcategory, column, subColumn);
            seen.Add((category, subcategory), pair);
        }

        return pair;
    }

    private Pair Map(string category, string subcategory, CategoryColumn column, CategoryColumn subColumn)
    {
        var known = category.Length == 0 ? "" : crosswalk.Map(column, TextRepair.Repair(category));
        var name = known ?? Kept(column, category);
        var subName = subcategory.Length == 0 ? ""
            : crosswalk.Map(subColumn, TextRepair.Repair(subcategory), name) ?? Kept(subColumn, subcategory);
        var service = column == CategoryColumn.Treatment && name.Length > 0
            ? crosswalk.ServiceOf(name, subName)
            : ServiceCategory.Other;
        var warning = known is null ? $"{Describe(column)} '{name}' is not in the crosswalk; kept as it is" : null;
        return new Pair(name.Length == 0 ? null : name, subName.Length == 0 ? null : subName, service, warning);
    }

    private string Kept(CategoryColumn column, string name)
    {
        var tidy = TextRepair.Tidy(TextRepair.Repair(name));
        var key = (column, HeaderKey.Of(tidy));
        if (_unknownSpellings.TryGetValue(key, out var spelling))
        {
            return spelling;
        }

        _unknownSpellings.Add(key, tidy);
        return tidy;
    }

    private static string Describe(CategoryColumn column) =>
        column == CategoryColumn.Diagnosis ? "diagnosis category" : "treatment category";
}
