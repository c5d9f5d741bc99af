using ImrPredict.Training.Attribution;

namespace ImrPredict.Tests.Attribution;

public sealed class FlatTreeTests
{
    private const int Features = 4;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 9)]
    [InlineData(4, 16)]
    [InlineData(5, 31)]
    public void Contributions_are_the_shapley_values_over_all_subsets_of_features(int seed, int leaves)
    {
        var random = new Random(seed);
        for (var tree = 0; tree < 20; tree++)
        {
            var made = MadeTree.Grow(random, leaves, Features);
            var row = Enumerable.Range(0, Features).Select(_ => random.NextSingle()).ToArray();
            var found = new double[Features];

            made.Tree.AddContributions(row, found);

            for (var f = 0; f < Features; f++)
            {
                Assert.Equal(made.Shapley(row, f), found[f], 9);
            }

            Assert.Equal(made.Tree.Score(row), made.Tree.Expected + found.Sum(), 9);
        }
    }

    [Fact]
    public void A_row_contributes_the_same_whatever_rows_were_asked_before_it()
    {
        var random = new Random(6);
        var made = MadeTree.Grow(random, leaves: 5, Features);
        var rows = Enumerable.Range(0, 200)
            .Select(_ => Enumerable.Range(0, Features).Select(_ => random.NextSingle()).ToArray()).ToList();

        foreach (var row in rows.Concat(rows))
        {
            var found = new double[Features];
            made.Tree.AddContributions(row, found);

            Assert.All(found, (value, feature) => Assert.Equal(made.Shapley(row, feature), value, 9));
        }
    }

    [Fact]
    public void A_tree_of_one_leaf_contributes_nothing()
    {
        var tree = new FlatTree([], [], [], [], [0.7], [10]);
        var found = new double[Features];

        tree.AddContributions(new float[Features], found);

        Assert.Equal(0.7, tree.Expected);
        Assert.All(found, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(new[] { 0 }, new[] { -1 })]
    [InlineData(new[] { 1, 0 }, new[] { -1, -2 })]
    [InlineData(new[] { 1, -1 }, new[] { 1, -2 })]
    [InlineData(new[] { 2, -1 }, new[] { -2, -3 })]
    [InlineData(new[] { -9, -1 }, new[] { 1, -2 })]
    public void Nodes_that_make_no_tree_are_refused(int[] left, int[] right) =>
        Assert.Throws<ArgumentException>(() => new FlatTree(
            left, right, new int[left.Length], new float[left.Length], new double[left.Length + 1],
            [.. Enumerable.Repeat(1.0, left.Length + 1)]));

    [Fact]
    public void A_tree_as_deep_as_no_trainer_grows_one_is_refused()
    {
        const int Nodes = 100_000;

        Assert.Throws<ArgumentException>(() => new FlatTree(
            [.. Enumerable.Range(0, Nodes).Select(node => node + 1 < Nodes ? node + 1 : ~Nodes)],
            [.. Enumerable.Range(0, Nodes).Select(node => ~node)], new int[Nodes], new float[Nodes],
            new double[Nodes + 1], [.. Enumerable.Repeat(1.0, Nodes + 1)]));
    }

    /// <summary>A random tree, and its Shapley values by their definition.</summary>
    private sealed record MadeTree(
        FlatTree Tree, int Features, int[] Left, int[] Right, int[] Feature, float[] Threshold,
        double[] Leaf, double[] Rows)
    {
        public static MadeTree Grow(Random random, int leaves, int features)
        {
            var (left, right) = (new int[leaves - 1], new int[leaves - 1]);
            var open = new List<(int Node, bool IsLeft)>();
            for (var node = 0; node < leaves - 1; node++)
            {
                if (node > 0)
                {
                    var at = random.Next(open.Count);
                    (open[at].IsLeft ? left : right)[open[at].Node] = node;
                    open.RemoveAt(at);
                }

                open.AddRange([(node, true), (node, false)]);
            }

            for (var leaf = 0; leaf < open.Count; leaf++)
            {
                (open[leaf].IsLeft ? left : right)[open[leaf].Node] = ~leaf;
            }

            var feature = left.Select(_ => random.Next(features)).ToArray();
            var threshold = left.Select(_ => random.NextSingle()).ToArray();
            var leafValues = open.Select(_ => random.NextDouble() - 0.5).ToArray();
            var rows = open.Select(_ => (double)random.Next(1, 50)).ToArray();
            return new(
                new FlatTree(left, right, feature, threshold, leafValues, rows), features,
                left, right, feature, threshold, leafValues, rows);
        }

        public double Shapley(float[] row, int feature)
        {
            var sum = 0.0;
            for (var subset = 0; subset < 1 << Features; subset++)
            {
                if ((subset >> feature & 1) == 0)
                {
                    var size = System.Numerics.BitOperations.PopCount((uint)subset);
                    var weight = Factorial(size) * Factorial(Features - size - 1) / Factorial(Features);
                    sum += weight * (Mean(0, row, subset | 1 << feature) - Mean(0, row, subset));
                }
            }

            return sum;
        }

        // Known features send the row one way, unknown ones both ways by the background rows.
        private double Mean(int node, float[] row, int known)
        {
            if (node < 0)
            {
                return Leaf[~node];
            }

            if ((known >> Feature[node] & 1) == 1)
            {
                return Mean(row[Feature[node]] <= Threshold[node] ? Left[node] : Right[node], row, known);
            }

            var (toLeft, toRight) = (Count(Left[node]), Count(Right[node]));
            return ((toLeft * Mean(Left[node], row, known))
                + (toRight * Mean(Right[node], row, known))) / (toLeft + toRight);
        }

        private double Count(int node) => node < 0 ? Rows[~node] : Count(Left[node]) + Count(Right[node]);

        private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, i) => product * i);
    }
}
