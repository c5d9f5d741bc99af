using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>
/// How rows are held out inside the training rows, for selection and calibration. Dated rows in number: one year after
/// the other, each predicted from strictly earlier years, which is how the model will be used. Others: folds of whole
/// clusters, drawn several times where rows are few.
/// </summary>
internal sealed record ValidationPlan(IReadOnlyList<Fold> Holdouts, bool IsByYear)
{
    private const int FewestEarlierRows = 1000;
    private const int FewestYearRows = 100;
    private const int ManyRows = 5000;

    /// <summary>Makes the plan for a set.</summary>
    public static ValidationPlan For(TrainingSet set, TrainingOptions options)
    {
        var byYear = ByYear(set, options.BacktestYears);
        return byYear.Count >= 2
            ? new ValidationPlan(byYear, IsByYear: true)
            : new ValidationPlan(ByFolds(set, options), IsByYear: false);
    }

    private static List<Fold> ByYear(TrainingSet set, int years)
    {
        var rows = Enumerable.Range(0, set.Count).Where(i => set.Items[i].Year is not null).ToList();
        var sizes = rows.GroupBy(i => set.Items[i].Year!.Value).ToDictionary(g => g.Key, g => g.Count());
        var holdouts = new List<Fold>();
        foreach (var year in sizes.Keys.OrderDescending().Take(years).Order())
        {
            var held = rows.Where(i => set.Items[i].Year == year).ToList();
            var heldClusters = held.Select(i => set.Clusters[i]).ToHashSet();
            var earlier = rows
                .Where(i => set.Items[i].Year < year && !heldClusters.Contains(set.Clusters[i])).ToList();
            if (earlier.Count >= FewestEarlierRows && held.Count >= FewestYearRows)
            {
                holdouts.Add(new Fold(earlier, held, holdouts.Count));
            }
        }

        return holdouts;
    }

    private static List<Fold> ByFolds(TrainingSet set, TrainingOptions options)
    {
        var holdouts = new List<Fold>();
        var repeats = set.Count >= ManyRows ? 1 : options.Repeats;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var folds = set.Folds(options.Folds, options.Seed + 100 + repeat);
            for (var fold = 0; fold <= folds.Max(); fold++)
            {
                holdouts.Add(new Fold(
                    [.. Enumerable.Range(0, set.Count).Where(i => folds[i] != fold)],
                    [.. Enumerable.Range(0, set.Count).Where(i => folds[i] == fold)], fold));
            }
        }

        return holdouts;
    }
}
