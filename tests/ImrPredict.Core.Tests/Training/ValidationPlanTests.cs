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

        Assert.Equal([2008, 2009, 2010, 2011], plan.Folds.Select(h => Years(Dated, h.Check).Single()));
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

    private static TrainingSet Of(int rows, int rowsPerCluster) =>
        new(SmallCases.Make(rows, withText: false), [.. Enumerable.Range(0, rows).Select(row => row / rowsPerCluster)]);

    private static IEnumerable<int> Years(TrainingSet set, IEnumerable<int> rows) =>
        rows.Select(row => set.Items[row].Year!.Value).Distinct();

    private static void AssertApart(TrainingSet set, Fold holdout)
    {
        int ClusterOf(int row) => set.Clusters[row];
        Assert.Empty(holdout.Learn.Select(ClusterOf).Intersect(holdout.Check.Select(ClusterOf)));
    }
}
