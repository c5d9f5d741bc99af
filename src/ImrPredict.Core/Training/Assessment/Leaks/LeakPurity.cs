using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment.Leaks;

/// <summary>
/// Finds what stands in few rows and gives nearly all of them away: a code, phrase or count of 30 rows or more whose
/// outcome is surely another than that of all rows. A single feature's AUC does not see it.
/// </summary>
internal static class LeakPurity
{
    // Odds of all collections looked at stay below 8 times the base, and pure categories of real files are small.
    private const double NamedRatio = 3;
    private const double LeakRatio = 8;
    private const double LeakShare = 0.97;
    private const double Error = 0.05;
    private const int FewestRows = 30;
    private const int Shown = 20;

    /// <summary>Pure features, the purest first.</summary>
    /// <param name="set">All rows.</param>
    /// <param name="space">Their feature space.</param>
    /// <param name="rows">What it makes of them.</param>
    public static IReadOnlyList<PureFeature> Find(
        TrainingSet set, FeatureSpace space, IReadOnlyList<FeatureRow> rows)
    {
        var tested = RowsOf(set, space, rows).Where(f => f.Value.Count >= FewestRows).ToList();
        var alpha = Error / (2 * Math.Max(1, tested.Count));
        var overturned = (double)set.Overturned.Count(o => o) / set.Count;
        return
        [
            .. tested.Select(f => Judge(f.Key, f.Value, set, overturned, alpha))
                .Where(f => f.OddsRatio >= NamedRatio)
                .OrderByDescending(f => f.OddsRatio).ThenBy(f => f.Feature, StringComparer.Ordinal)
                .Take(Shown),
        ];
    }

    private static PureFeature Judge(
        string name, List<int> rows, TrainingSet set, double overturned, double alpha)
    {
        var share = rows.Count(row => set.Overturned[row]) / (double)rows.Count;
        var clusters = rows.Select(row => set.Clusters[row]).Distinct().Count();
        var (pure, usual) = share >= overturned ? (share, overturned) : (1 - share, 1 - overturned);
        var ratio = Odds(LowerEnd(pure, clusters, alpha)) / Odds(usual);
        return new(name, share, rows.Count, clusters, ratio, ratio >= LeakRatio && pure >= LeakShare);
    }

    private static double Odds(double share) => share / (1 - share);

    /// <summary>
    /// The share below which so pure a sample has at most probability <paramref name="alpha"/>, by the bound of
    /// Hoeffding (1963, theorem 1); exact where the sample is pure.
    /// </summary>
    private static double LowerEnd(double share, int n, double alpha)
    {
        var (low, high) = (0.0, share);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = n * Divergence(share, middle) > -Math.Log(alpha) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double Divergence(double share, double of) =>
        (share <= 0 ? 0 : share * Math.Log(share / of))
        + (share >= 1 ? 0 : (1 - share) * Math.Log((1 - share) / (1 - of)));

    // Rates count outcomes. Each value of a number is a feature.
    private static Dictionary<string, List<int>> RowsOf(
        TrainingSet set, FeatureSpace space, IReadOnlyList<FeatureRow> rows)
    {
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var column in rows[row].Indices)
            {
                Add(found, space.Names[column], row);
            }

            for (var k = FeatureSpace.RateCount; k < rows[row].Dense.Length; k++)
            {
                if (rows[row].Dense[k] != FeatureRow.Unknown)
                {
                    var value = rows[row].Dense[k].ToString("0.####", CultureInfo.InvariantCulture);
                    Add(found, $"{FeatureSpace.DenseNames[k]} = {value}", row);
                }
            }

            foreach (var name in Traits(set.Items[row]))
            {
                Add(found, name, row);
            }
        }

        return found;
    }

    private static void Add(Dictionary<string, List<int>> found, string name, int row)
    {
        if (!found.TryGetValue(name, out var rows))
        {
            found.Add(name, rows = []);
        }

        if (rows.Count == 0 || rows[^1] != row)
        {
            rows.Add(row);
        }
    }

    /// <summary>What is no feature and can still go with the outcome: kind of text, blanks, late dates.</summary>
    private static IEnumerable<string> Traits(DecidedItem item)
    {
        yield return $"clinical text is {item.Item.ClinicalTextKind?.ToString() ?? "absent"}";
        if (item.Item.UrReason is null)
        {
            yield return "no reason of the denial";
        }

        foreach (var (name, date) in Dates(item.Item))
        {
            if (date is null)
            {
                yield return $"no {name}";
            }
            else if (date >= item.Decision.DecisionDate)
            {
                yield return $"{name} at or after the decision";
            }
        }
    }

    /// <summary>The dates that must lie before the decision, where 30 rows or one in twenty have them later.</summary>
    public static IEnumerable<string> LateDates(IReadOnlyList<DecidedItem> items)
    {
        foreach (var (name, _) in Dates(items[0].Item))
        {
            var dated = items
                .Select(i => (Date: Dates(i.Item).First(d => d.Name == name).Date, i.Decision.DecisionDate))
                .Where(d => d.Date is not null && d.DecisionDate is not null).ToList();
            var late = dated.Count(d => d.Date >= d.DecisionDate);
            if (late >= FewestRows && late >= dated.Count * Error)
            {
                yield return FormattableString.Invariant(
                    $"the {name} is at or after the decision in {late} of {dated.Count} rows");
            }
        }
    }

    private static (string Name, DateOnly? Date)[] Dates(DisputedItem item) =>
    [
        ("injury date", item.InjuryDate), ("date of the denial", item.UrDenialDate),
        ("date of receipt", item.ReceivedDate), ("date of assignment", item.AssignedDate),
    ];
}
