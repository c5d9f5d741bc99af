using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>
/// How rows are held out inside the training rows, for selection, fusion and calibration. Each kind of item is held out
/// by itself, so that each is judged: dated rows in number one year after the other, predicted from strictly earlier
/// and undated rows, which is how the model will be used; others by folds of whole clusters.
/// </summary>
internal sealed record ValidationPlan(IReadOnlyList<Fold> Folds, bool IsByYear)
{
    private const int FewestEarlierRows = 500;
    private const int FewestYearRows = 80;
    private const int FewestKindRows = 50;
    private const int ManyRows = 5000;

    /// <summary>Makes the plan for a set.</summary>
    public static ValidationPlan For(TrainingSet set, TrainingOptions options)
    {
        var kinds = Enumerable.Range(0, set.Count).GroupBy(i => FeatureSpace.KindOf(set.Items[i].Item))
            .Where(kind => kind.Count() >= Math.Min(FewestKindRows, set.Count)).OrderBy(kind => kind.Key)
            .Select(kind => kind.ToList()).ToList();
        if (kinds.Count < 2)
        {
            kinds = [[.. Enumerable.Range(0, set.Count)]];
        }

        var (years, undated) = (new SortedDictionary<int, List<int>>(), new List<List<int>>());
        foreach (var kind in kinds)
        {
            var last = LastYears(set, kind, options.BacktestYears);
            if (last.Count < 2)
            {
                undated.Add(kind);
                continue;
            }

            foreach (var year in last)
            {
                years.TryAdd(year, []);
                years[year].AddRange(kind.Where(i => set.Items[i].Year == year));
            }
        }

        var folds = new List<Fold>();
        foreach (var (year, check) in years)
        {
            folds.Add(Fold.Apart(
                Enumerable.Range(0, set.Count).Where(i => set.Items[i].Year is not { } own || own < year),
                [.. check.Order()], set.Clusters, folds.Count));
        }

        foreach (var kind in undated)
        {
            folds.AddRange(ByFolds(set, kind, options, firstPart: folds.Count));
        }

        return new ValidationPlan(folds, IsByYear: years.Count > 0);
    }

    private static List<int> LastYears(TrainingSet set, List<int> kind, int years)
    {
        var counts = kind.Select(i => set.Items[i].Year).OfType<int>().CountBy(year => year).ToDictionary();
        var last = counts.Keys.OrderDescending().Take(years);
        return
        [
            .. last.Order().Where(year => counts[year] >= FewestYearRows
                && counts.Where(other => other.Key < year).Sum(other => other.Value) >= FewestEarlierRows),
        ];
    }

    private static IReadOnlyList<Fold> ByFolds(
        TrainingSet set, List<int> kind, TrainingOptions options, int firstPart)
    {
        var part = set.Of(kind);
        var repeats = kind.Count >= ManyRows ? 1 : options.Repeats;
        return
        [
            .. Enumerable.Range(0, repeats)
                .SelectMany(repeat => Fold.Each(part.Folds(options.Folds, options.Seed + 100 + repeat)))
                .Select(fold => Fold.Apart(
                    Enumerable.Range(0, set.Count), [.. fold.Check.Select(place => kind[place])], set.Clusters,
                    firstPart + fold.Part)),
        ];
    }
}
