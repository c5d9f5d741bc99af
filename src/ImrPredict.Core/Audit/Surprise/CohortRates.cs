using ImrPredict.Cases;
using ImrPredict.Numerics;

namespace ImrPredict.Audit.Surprise;

/// <summary>
/// How similar items were decided around the same time, as pulls on an expectation. Items are similar if they share a
/// cell, of several kinds. The rate of a cell counts only decisions of other folds, nearer years more, and is shrunk
/// towards the expectation of the item itself: (overturned + m p) / (n + m). A model of facts known beforehand may not
/// look at time; an audit may, since it asks what was unusual among the decisions of its day.
/// </summary>
internal static class CohortRates
{
    // The weight of a decision falls to 1/e over so many years.
    private const double YearsOff = 1;

    private static readonly (double Shrinkage, bool NearInTime, Func<DisputedItem, string?> CellOf)[] Kinds =
    [
        (20, true, _ => ""),
        (6, true, i => Coded(i, i.TreatmentCategory, i.TreatmentSubcategory)),
        (4, true, i => Coded(i, i.DiagnosisSubcategory, i.TreatmentCategory, i.TreatmentSubcategory)),
        (20, true, i => Coded(i, i.TreatmentCategory, i.ImrType)),
        (8, true, i => Coded(i, i.DiagnosisCategory, i.DiagnosisSubcategory, i.ImrType)),
        (6, false, i => Coded(
            i, i.DiagnosisCategory, i.DiagnosisSubcategory, i.TreatmentCategory, i.TreatmentSubcategory, i.ImrType)),
        (10, true, i => ServiceKey.OfTitle(i)?.Narrow),
        (4, true, i => i.RequestedService.Length > 0 ? i.RequestedService.ToLowerInvariant() : null),
    ];

    /// <summary>
    /// The pulls of each item: log-odds of the rate less those of the expectation, 0 without similar items.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Expected probabilities strictly inside (0, 1).</param>
    /// <param name="folds">Fold of each; like letters share one.</param>
    /// <returns>One list for each kind of cell, same length as the items; without kinds that never apply.</returns>
    public static IReadOnlyList<double[]> Measure(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, IReadOnlyList<int> folds) =>
        [.. Kinds.Select(kind => Pulls(items, expected, folds, kind)).Where(pulls => pulls.Any(p => p != 0))];

    private static double[] Pulls(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, IReadOnlyList<int> folds,
        (double Shrinkage, bool NearInTime, Func<DisputedItem, string?> CellOf) kind)
    {
        var cells = items.Select(i => kind.CellOf(i.Item)).ToList();
        int YearOf(int row) => kind.NearInTime ? items[row].Year ?? 0 : 0;
        var counts = new Dictionary<string, SortedDictionary<(int Fold, int Year), (int Items, int Overturned)>>(
            StringComparer.Ordinal);
        for (var row = 0; row < items.Count; row++)
        {
            if (cells[row] is { } cell)
            {
                var years = counts.TryGetValue(cell, out var found) ? found : counts[cell] = [];
                var (n, overturned) = years.GetValueOrDefault((folds[row], YearOf(row)));
                years[(folds[row], YearOf(row))] = (n + 1, overturned + (items[row].Overturned ? 1 : 0));
            }
        }

        return [.. items.Select((_, row) => cells[row] is { } cell
            ? Pull(counts[cell], folds[row], YearOf(row), expected[row], kind.Shrinkage)
            : 0)];
    }

    private static double Pull(
        SortedDictionary<(int Fold, int Year), (int Items, int Overturned)> years, int fold, int year, double expected,
        double shrinkage)
    {
        var (all, overturned) = (0.0, 0.0);
        foreach (var (key, count) in years)
        {
            if (key.Fold != fold)
            {
                var weight = Math.Exp(-Math.Abs(key.Year - year) / YearsOff);
                (all, overturned) = (all + (weight * count.Items), overturned + (weight * count.Overturned));
            }
        }

        var rate = (overturned + (shrinkage * expected)) / (all + shrinkage);
        return all == 0 ? 0 : Logistic.Logit(rate) - Logistic.Logit(expected);
    }

    private static string? Coded(DisputedItem item, params ReadOnlySpan<string?> fields) =>
        ServiceKey.IsCoded(item) ? string.Join('\u001f', fields!) : null;

}
