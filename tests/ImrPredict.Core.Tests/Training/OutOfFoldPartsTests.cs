using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class OutOfFoldPartsTests
{
    private static readonly TrainingSet Set = Make(900, yearOf: row => 2090 + (row / 300));

    [Fact]
    public void Every_row_is_predicted_once_a_draw_by_rows_of_other_clusters()
    {
        var parts = OutOfFoldParts.Make(Set, new OutOfFoldOptions { Folds = 3, Draws = 2 });

        Assert.Equal(6, parts.Folds.Count);
        Assert.Equal(parts.Folds.Count, parts.FirstLater);
        Assert.All(parts.Folds, AssertApart);
        Assert.All(
            parts.Folds.SelectMany(h => h.Check).GroupBy(row => row), checks => Assert.Equal(2, checks.Count()));
        Assert.Equal(Set.Count, parts.Folds.SelectMany(h => h.Check).Distinct().Count());
    }

    [Fact]
    public void With_time_respected_each_later_year_is_predicted_from_earlier_ones_alone()
    {
        var parts = OutOfFoldParts.Make(Set, new OutOfFoldOptions { Folds = 3, Draws = 1, TimeRespecting = true });

        var early = parts.Folds.Take(parts.FirstLater).ToList();
        var late = parts.Folds.Skip(parts.FirstLater).ToList();
        Assert.Equal(3, early.Count);
        Assert.Equal(Enumerable.Range(0, 300), early.SelectMany(h => h.Check).Order());
        Assert.All(early, h => Assert.All(h.Learn, row => Assert.InRange(row, 0, 299)));
        Assert.Equal([Enumerable.Range(300, 300), Enumerable.Range(600, 300)], late.Select(h => h.Check));
        Assert.All(late, h => Assert.True(h.Learn.Max() < h.Check.Min()));
        Assert.All(parts.Folds, AssertApart);
    }

    [Fact]
    public void Months_stand_for_years_where_all_is_one_year()
    {
        var set = Make(600, yearOf: _ => 2090, monthOf: row => 1 + (row / 200));

        var parts = OutOfFoldParts.Make(set, new OutOfFoldOptions { Folds = 3, Draws = 1, TimeRespecting = true });

        Assert.Equal([200, 200], parts.Folds.Skip(parts.FirstLater).Select(h => h.Check.Count));
    }

    [Fact]
    public void One_month_alone_cannot_respect_time()
    {
        var set = Make(600, yearOf: _ => 2090);

        var refused = Assert.Throws<ImrPredictException>(
            () => OutOfFoldParts.Make(set, new OutOfFoldOptions { TimeRespecting = true }));

        Assert.Contains("--time-respecting", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_rows_are_drawn_three_times_unless_told_otherwise() =>
        Assert.Equal(15, OutOfFoldParts.Make(Set, new OutOfFoldOptions()).Folds.Count);

    private static void AssertApart(Fold holdout) =>
        Assert.Empty(holdout.Learn.Select(ClusterOf).Intersect(holdout.Check.Select(ClusterOf)));

    private static int ClusterOf(int row) => Set.Clusters[row];

    // Three rows a cluster, every third row overturned; a cluster may reach from one year into the next.
    private static TrainingSet Make(int rows, Func<int, int> yearOf, Func<int, int>? monthOf = null)
    {
        List<DecidedItem> items =
        [
            .. Enumerable.Range(0, rows).Select(row => new DecidedItem(
                new DisputedItem { CaseNumber = $"C-{row}", Number = 1, Source = ItemSource.CaseTable },
                new Decision
                {
                    Outcome = row % 3 == 0 ? Outcome.Overturned : Outcome.Upheld,
                    DecisionDate = new DateOnly(yearOf(row), monthOf?.Invoke(row) ?? 1, 1),
                })),
        ];
        return new TrainingSet(
            items, [.. Enumerable.Range(0, rows).Select(row => (row + 1) / 3)], DecisionMoments.Find(items));
    }
}
