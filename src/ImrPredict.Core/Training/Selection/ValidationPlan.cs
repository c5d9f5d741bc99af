using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>
/// How rows are held out inside the training rows, for selection and calibration. Dated rows in number: one year after
/// the other, each predicted from strictly earlier years, which is how the model will be used. Others: folds of whole
/// clusters, drawn several times where rows are few.
/// </summary>
internal sealed record ValidationPlan(IReadOnlyList<Fold> Folds, bool IsByYear)
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
        var rows = Enumerable.Range(0, set.Count);
        var folds = new List<Fold>();
        var last = set.Items.Select(i => i.Year).OfType<int>().Distinct().OrderDescending().Take(years);
        foreach (var year in last.Order())
        {
            var fold = Fold.Apart(
                rows.Where(i => set.Items[i].Year < year), [.. rows.Where(i => set.Items[i].Year == year)],
                set.Clusters, folds.Count);
            if (fold.Learn.Count >= FewestEarlierRows && fold.Check.Count >= FewestYearRows)
            {
                folds.Add(fold);
            }
        }

        return folds;
    }

    private static List<Fold> ByFolds(TrainingSet set, TrainingOptions options) =>
    [
        .. Enumerable.Range(0, set.Count >= ManyRows ? 1 : options.Repeats)
            .SelectMany(repeat => Fold.Each(set.Folds(options.Folds, options.Seed + 100 + repeat))),
    ];
}
