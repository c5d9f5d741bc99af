using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class ValidationPlanTests
{
    // 250 rows in each of the years 2004 to 2011.
    private static readonly TrainingSet Dated = Of(2000, rowsPerCluster: 2);

    [Fact]
    public void Dated_rows_in_number_are_held_out_year_by_year_and_learn_from_earlier_years()
    {
        var plan = ValidationPlan.For(Dated, new TrainingOptions());

        Assert.True(plan.IsByYear);
        Assert.Equal([2008, 2009, 2010, 2011], plan.Folds.Select(h => Years(Dated, h.Check).Single()));
        Assert.All(plan.Folds, h => Assert.True(Years(Dated, h.Learn).Max() < Years(Dated, h.Check).Single()));
        Assert.All(plan.Folds, h => AssertApart(Dated, h));
    }

    [Fact]
    public void Years_with_too_few_rows_before_them_are_not_held_out()
    {
        var plan = ValidationPlan.For(Dated, new TrainingOptions { BacktestYears = 8 });

        Assert.Equal([2006, 2007, 2008, 2009, 2010, 2011], plan.Folds.Select(h => Years(Dated, h.Check).Single()));
    }

    [Fact]
    public void Few_rows_are_held_out_by_folds_of_whole_clusters_as_often_as_asked()
    {
        var set = Of(600, rowsPerCluster: 3);

        var plan = ValidationPlan.For(set, new TrainingOptions { Folds = 4, Repeats = 3 });

        Assert.False(plan.IsByYear);
        Assert.Equal(12, plan.Folds.Count);
        Assert.Equal([0, 1, 2, 3], plan.Folds.Select(h => h.Part).Distinct());
        Assert.All(plan.Folds, h => AssertApart(set, h));
        Assert.All(
            plan.Folds.SelectMany(h => h.Check).GroupBy(row => row), checks => Assert.Equal(3, checks.Count()));
    }

    [Fact]
    public void Each_kind_of_item_is_held_out_and_undated_rows_are_learnt_from_in_every_year()
    {
        var coded = SmallCases.Make(2000, withText: false);
        var texts = Enumerable.Range(0, 60).Select(i => SmallCases.Text($"T-{i}", $"Text {i}.", i % 2 == 0)).ToList();
        var set = Set([.. coded, .. texts], Enumerable.Range(0, 2060));

        var plan = ValidationPlan.For(set, new TrainingOptions { Folds = 3 });

        var (years, folds) = (plan.Folds.Take(4).ToList(), plan.Folds.Skip(4).ToList());
        Assert.All(years, fold => Assert.All(fold.Check, row => Assert.True(row < 2000)));
        Assert.All(years, fold => Assert.Equal(60, fold.Learn.Count(row => row >= 2000)));
        Assert.Equal(3, folds.Count);
        Assert.Equal(Enumerable.Range(2000, 60), folds.SelectMany(fold => fold.Check).Order());
        Assert.All(folds, fold => Assert.Equal(2000, fold.Learn.Count(row => row < 2000)));
    }

    private static TrainingSet Of(int rows, int rowsPerCluster) =>
        Set(SmallCases.Make(rows, withText: false), Enumerable.Range(0, rows).Select(row => row / rowsPerCluster));

    private static TrainingSet Set(List<DecidedItem> items, IEnumerable<int> clusters) =>
        new(items, [.. clusters], DecisionMoments.Find(items));

    private static IEnumerable<int> Years(TrainingSet set, IEnumerable<int> rows) =>
        rows.Select(row => set.Items[row].Year!.Value).Distinct();

    private static void AssertApart(TrainingSet set, Fold holdout)
    {
        int ClusterOf(int row) => set.Clusters[row];
        Assert.Empty(holdout.Learn.Select(ClusterOf).Intersect(holdout.Check.Select(ClusterOf)));
    }
}
