using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Tests.Training;

public sealed class TrainTestSplitTests
{
    [Fact]
    public void Training_years_are_strictly_earlier_and_clusters_do_not_cross()
    {
        var items = SmallCases.Make(80);
        int[] clusters = [.. Enumerable.Range(0, 80).Select(i => i / 2)];

        var split = TrainTestSplit.ByYear(items, clusters, 2009);

        Assert.True(split.Learn.Max(i => items[i].Year) < 2009);
        Assert.True(split.Check.Min(i => items[i].Year) >= 2009);
        Assert.Empty(split.Learn.Select(i => clusters[i]).Intersect(split.Check.Select(i => clusters[i])));
        Assert.InRange(split.Learn.Count + split.Check.Count, 40, 79); // clusters on both sides are dropped
    }

    [Fact]
    public void A_year_that_leaves_one_side_empty_is_told_in_one_line()
    {
        var failed = Assert.Throws<ImrPredictException>(
            () => TrainTestSplit.ByYear(SmallCases.Make(8), [.. Enumerable.Range(0, 8)], 1999));

        Assert.Contains("1999", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_random_split_keeps_clusters_whole()
    {
        var items = SmallCases.Make(100);
        int[] clusters = [.. Enumerable.Range(0, 100).Select(i => i / 4)];

        var split = TrainTestSplit.Random(items, clusters, 0.2, seed: 3);

        Assert.Empty(split.Learn.Select(i => clusters[i]).Intersect(split.Check.Select(i => clusters[i])));
        Assert.InRange(split.Check.Count, 16, 24);
    }

    [Fact]
    public void Rows_without_a_year_are_learnt_from()
    {
        List<DecidedItem> items = [.. SmallCases.Make(80), SmallCases.Text("T-1", "No year.")];

        var split = TrainTestSplit.ByYear(items, [.. Enumerable.Range(0, 81)], 2009);

        Assert.Contains(80, split.Learn);
        Assert.DoesNotContain(80, split.Check);
    }

    [Theory]
    [InlineData(10, 2011)]
    [InlineData(11, 2010)]
    [InlineData(40, 2008)]
    [InlineData(41, null)]
    public void The_last_years_hold_the_rows_asked_for_and_as_many_stand_before_them(int rows, int? first) =>
        Assert.Equal(first, TrainTestSplit.LastYears(SmallCases.Make(80), rows)); // 10 rows in each of 2004 to 2011
}
