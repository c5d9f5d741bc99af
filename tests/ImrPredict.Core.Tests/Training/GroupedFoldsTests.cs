using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Tests.Training;

public sealed class GroupedFoldsTests
{
    private static readonly int[] Clusters = [.. Enumerable.Range(0, 300).Select(i => i / 3)];
    private static readonly bool[] Overturned = [.. Enumerable.Range(0, 300).Select(i => i % 30 == 0)];

    [Fact]
    public void No_cluster_stands_in_two_folds()
    {
        var folds = GroupedFolds.Assign(Clusters, Overturned, 5, seed: 1);

        Assert.All(
            Clusters.Zip(folds).GroupBy(pair => pair.First), g => Assert.Single(g.Select(p => p.Second).Distinct()));
    }

    [Fact]
    public void Rows_and_overturned_rows_are_spread_evenly()
    {
        var folds = GroupedFolds.Assign(Clusters, Overturned, 5, seed: 1);

        Assert.All(
            Enumerable.Range(0, 5), fold => Assert.Equal(2, Overturned.Where((o, i) => o && folds[i] == fold).Count()));
        Assert.All(Enumerable.Range(0, 5), fold => Assert.InRange(folds.Count(f => f == fold), 57, 63));
    }

    [Fact]
    public void Seeds_draw_differently_and_repeat_themselves()
    {
        Assert.Equal(
            GroupedFolds.Assign(Clusters, Overturned, 5, 1), GroupedFolds.Assign(Clusters, Overturned, 5, 1));
        Assert.NotEqual(
            GroupedFolds.Assign(Clusters, Overturned, 5, 1), GroupedFolds.Assign(Clusters, Overturned, 5, 2));
    }
}
