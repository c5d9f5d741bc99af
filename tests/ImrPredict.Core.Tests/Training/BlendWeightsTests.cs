using ImrPredict.Training.Selection;

namespace ImrPredict.Tests.Training;

public sealed class BlendWeightsTests
{
    private const int Rows = 800;

    // Two things that each tell half of what decides; multiples of a quarter, so that sums of shares are exact.
    private static readonly double[] First = [.. Draws(seed: 1)];
    private static readonly double[] Second = [.. Draws(seed: 2)];
    private static readonly double[] Noise = [.. Draws(seed: 3)];
    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, Rows)];

    [Fact]
    public void A_learner_that_tells_nothing_gets_no_weight() =>
        Assert.Equal([0, 1], BlendWeights.Fit([Noise, First], Outcomes(row => 2 * First[row]), Ones));

    [Fact]
    public void Learners_that_see_different_things_share_the_weight() =>
        Assert.Equal([0.5, 0.5], BlendWeights.Fit([First, Second], Outcomes(row => First[row] + Second[row]), Ones));

    [Fact]
    public void Of_mixes_that_are_as_good_the_most_even_one_is_taken() =>
        Assert.Equal([0.5, 0.5], BlendWeights.Fit([First, First], Outcomes(row => First[row]), Ones));

    [Fact]
    public void One_learner_has_all_the_weight() =>
        Assert.Equal([1], BlendWeights.Fit([First], Outcomes(row => First[row]), Ones));

    [Fact]
    public void Rows_without_weight_do_not_count()
    {
        double[] weights = [.. Enumerable.Range(0, Rows).Select(row => row < Rows / 2 ? 1.0 : 0)];
        var outcomes = Outcomes(row => row < Rows / 2 ? 2 * First[row] : 4 * Second[row]);

        Assert.Equal([1, 0], BlendWeights.Fit([First, Second], outcomes, weights));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Weights_are_quarters_that_sum_to_one(int seed)
    {
        double[] third = [.. Draws(seed + 10)];

        var mix = BlendWeights.Fit([First, Second, third], Outcomes(row => (First[row] + third[row]) / seed), Ones);

        Assert.Equal(3, mix.Count);
        Assert.Equal(1, mix.Sum());
        Assert.All(mix, weight => Assert.Contains(weight, new[] { 0, 0.25, 0.5, 0.75, 1 }));
    }

    [Fact]
    public void A_mix_is_the_weighted_sum_of_log_odds() =>
        Assert.Equal([2.5, -1], BlendWeights.Mixed([[1, 2], [3, -2]], [0.25, 0.75]));

    private static bool[] Outcomes(Func<int, double> logOdds)
    {
        var random = new Random(9);
        return [.. Enumerable.Range(0, Rows).Select(row => random.NextDouble() < 1 / (1 + Math.Exp(-logOdds(row))))];
    }

    private static IEnumerable<double> Draws(int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, Rows).Select(_ => (random.Next(25) - 12) / 4.0);
    }
}
