using ImrPredict.Cases;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Model;

/// <summary>
/// Overturn rates of the training rows by service or treatment category. An item is given the narrowest cell that has
/// at least <see cref="FewestRows"/> rows: sub-category, category, source, all.
/// </summary>
/// <param name="Cells">Rate and rows by cell name.</param>
internal sealed record BaseRates(IReadOnlyDictionary<string, BaseRate> Cells)
{
    /// <summary>Fewest training rows of a cell that is shown.</summary>
    public const int FewestRows = 10;

    private const string All = "all";

    /// <summary>The rate of all training rows.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public BaseRate Overall => Cells[All];

    /// <summary>Counts the training rows; cells that few rows or letters are in are left out.</summary>
    /// <param name="set">Training rows.</param>
    public static BaseRates Count(TrainingSet set) => new(
        set.CommonCells(CellsOf, All)
            .GroupBy(pair => pair.Cell, StringComparer.Ordinal)
            .Where(group => group.Key == All || group.Count() >= FewestRows)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new BaseRate(group.Average(pair => pair.Overturned ? 1.0 : 0.0), group.Count()),
                StringComparer.Ordinal));

    /// <summary>The rate of items like this one.</summary>
    public BaseRate For(DisputedItem item)
    {
        foreach (var cell in CellsOf(item))
        {
            if (Cells.TryGetValue(cell, out var rate) && (rate.N >= FewestRows || cell == All))
            {
                return rate;
            }
        }

        return Cells[All];
    }

    private static IEnumerable<string> CellsOf(DisputedItem item)
    {
        // The source's own code first: a coded row has its DWC category from it, by a coarser crosswalk.
        if (ServiceKey.OfTreatment(item) is { Category.Length: > 0 } treatment)
        {
            if (treatment.Subcategory.Length > 0)
            {
                yield return $"treatment {treatment.Category} / {treatment.Subcategory}";
            }

            yield return $"treatment {treatment.Category}";
        }

        if (ServiceKey.OfCategory(item) is { } service)
        {
            if (service.Subcategory.Length > 0)
            {
                yield return $"service {service.Narrow}";
            }

            yield return $"service {service.Category}";
        }

        yield return $"source {item.Source}";
        yield return All;
    }
}
