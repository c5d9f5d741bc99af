using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Schema;

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

    /// <summary>The column of a field that is known before the review, by its name in the case table.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="name">Name, e.g. <c>body_part</c>.</param>
    /// <returns>Null for other names, and for fields that do not group items.</returns>
    public static UnitColumn? Named(IReadOnlyList<DecidedItem> items, string name) =>
        CaseColumns.Named(name) is { IsDecision: false, Kind: CaseColumnKind.Choice or CaseColumnKind.Number } column
            ? new(name, [.. items.Select(i => column.Cell(i.Item) is { Length: > 0 } unit ? unit : null)])
            : null;

    private static IEnumerable<UnitColumn> All(IReadOnlyList<DecidedItem> items)
    {
        yield return new(Service, [.. items.Select(i => ServiceKey.GroupOf(i.Item))]);
        yield return new(Year, [.. items.Select(i => i.Year?.ToString(CultureInfo.InvariantCulture))]);
        yield return new(
            Month, [.. items.Select(i => i.Decision.DecisionDate?.ToString("yyyy-MM", CultureInfo.InvariantCulture))]);
        yield return new(ReviewerSpecialty, [.. items.Select(i => i.Decision.ReviewerSpecialty)]);
        yield return new(Source, [.. items.Select(i => CaseColumns.Source.Cell(i.Item))]);
    }
}
