using ImrPredict.Cases;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Model;

/// <summary>
/// The baseline to beat: the overturn rate of the item's cohort among the training rows, smoothed. Coded rows:
/// treatment sub-category x diagnosis sub-category, shrunk step by step to treatment sub-category, treatment category
/// and all; others: service sub-category x first diagnosis, shrunk to service sub-category, service and all.
/// </summary>
/// <param name="Cells">Rows and overturned rows by cell.</param>
internal sealed record CohortRate(IReadOnlyDictionary<string, CohortCell> Cells)
{
    private const double Smoothing = 10;

    /// <summary>Counts the training rows; cells that few letters are in are left out.</summary>
    /// <param name="set">Training rows.</param>
    public static CohortRate Count(TrainingSet set) => new(
        set.CommonCells(CellsOf, "")
            .GroupBy(pair => pair.Cell, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new CohortCell(group.Count(), group.Count(pair => pair.Overturned)),
                StringComparer.Ordinal));

    /// <summary>Smoothed overturn rate of the item's cohort.</summary>
    public double Probability(DisputedItem item)
    {
        var rate = 0.5;
        foreach (var name in CellsOf(item))
        {
            var cell = Cells.GetValueOrDefault(name);
            var strength = name.Length == 0 ? 2 : Smoothing;
            rate = (cell.Overturned + (strength * rate)) / (cell.N + strength);
        }

        return rate;
    }

    private static string[] CellsOf(DisputedItem item)
    {
        var isCoded = ServiceKey.IsCoded(item);
        var (wide, narrow) = isCoded
            ? ServiceKey.OfTreatment(item) is { } treatment ? (treatment.Category, treatment.Subcategory) : ("", "")
            : (item.ServiceCategory.Category, item.ServiceCategory.Subcategory);
        var diagnosis = isCoded ? $"{item.DiagnosisCategory} / {item.DiagnosisSubcategory}"
            : item.Diagnoses.Count > 0 ? item.Diagnoses[0] : "";
        return ["", wide + "|", $"{wide}|{narrow}|", $"{wide}|{narrow}|{diagnosis}|"];
    }
}
