using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Tests.Evaluation;

public sealed class FoldTests
{
    [Fact]
    public void Every_number_of_an_assignment_is_held_out_once()
    {
        var folds = Fold.Each([0, 1, 2, 1, 0]);

        Assert.Equal([0, 1, 2], folds.Select(f => f.Part));
        Assert.Equal([[0, 4], [1, 3], [2]], folds.Select(f => f.Check));
        Assert.Equal([[1, 2, 3], [0, 2, 4], [0, 1, 3, 4]], folds.Select(f => f.Learn));
    }

    [Fact]
    public void Rows_of_a_cluster_that_is_held_out_are_not_learnt_from()
    {
        var fold = Fold.Apart([0, 1, 2], [3, 4], clusters: [5, 6, 7, 6, 8], part: 2);

        Assert.Equal([0, 2], fold.Learn);
        Assert.Equal([3, 4], fold.Check);
        Assert.Equal(2, fold.Part);
    }
}
