using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Thresholds;

namespace ImrPredict.Tests.Evaluation;

public sealed class DecisionCurveTests
{
    // 100 rows, 20 overturned; 30 rows at .3, of them 12 overturned.
    private static readonly bool[] Overturned =
        [.. Enumerable.Range(0, 100).Select(i => i < 12 || (i >= 30 && i < 38))];

    private static readonly double[] Probabilities = [.. Enumerable.Range(0, 100).Select(i => i < 30 ? 0.3 : 0.08)];

    [Fact]
    public void Net_benefit_is_what_is_found_less_needless_looks_at_the_odds_of_the_threshold()
    {
        var points = Measure(Probabilities);

        var at = points.Single(point => point.Threshold == 0.25);
        Assert.Equal(0.3, at.Share, 12);
        Assert.Equal(0.6, at.Recall, 12);
        Assert.Equal((12 - (18 / 3.0)) / 100, at.NetBenefit.Value, 12);
        Assert.Equal((20 - (80 / 3.0)) / 100, at.AllNetBenefit, 12);
        Assert.Equal(at.NetBenefit.Value, at.Gain.Value, 12); // none is better than all here
        Assert.InRange(at.NetBenefit.Value, at.NetBenefit.Low, at.NetBenefit.High);
    }

    [Fact]
    public void Below_all_probabilities_the_model_is_looking_at_all_and_above_them_at_none()
    {
        var points = Measure(Probabilities);

        Assert.Equal(1, points[0].Share, 12);
        Assert.Equal(0, points[0].Gain.Value, 12);
        Assert.Equal(points[0].AllNetBenefit, points[0].NetBenefit.Value, 12);
        Assert.Equal((0.0, 0.0), (points[^1].Share, points[^1].NetBenefit.Value));
    }

    [Theory]
    [InlineData(35)]
    [InlineData(13)]
    [InlineData(61)]
    public void To_look_at_all_by_the_model_gains_exactly_nothing_whatever_the_rate(int overturned)
    {
        bool[] outcomes = [.. Enumerable.Range(0, 83).Select(i => i < overturned)];
        double[] probabilities = [.. outcomes.Select(_ => 0.95)];

        var points = DecisionCurve.Measure(
            outcomes, probabilities, [.. Enumerable.Range(0, 83)],
            new ClusterBootstrap([.. Enumerable.Range(0, 83)], 200));

        Assert.All(points.Where(point => point.NetBenefit.Low > 0.02), point =>
            Assert.Equal((0.0, 0.0, 0.0), (point.Gain.Value, point.Gain.Low, point.Gain.High)));
        Assert.All(points, point => Assert.True(point.Gain.High <= 0));
        Assert.Contains("at no threshold", DecisionCurve.Words(points), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(100)]
    public void Of_too_few_rows_of_an_outcome_the_words_say_so(int overturned)
    {
        var points = DecisionCurve.Measure(
            [.. Enumerable.Range(0, 100).Select(i => i < overturned)],
            [.. Enumerable.Range(0, 100).Select(i => i < 50 ? 1.0 : 0.0)],
            [.. Enumerable.Range(0, 100)], new ClusterBootstrap([.. Enumerable.Range(0, 100)], 200));

        Assert.Contains("too few to tell", DecisionCurve.Words(points), StringComparison.Ordinal);
        Assert.All(points, point => Assert.Equal(0.5, point.Share, 12));
    }

    [Fact]
    public void A_few_rows_left_out_of_which_none_was_overturned_prove_no_gain()
    {
        // 20 of 220 rows stand lowest and all were upheld: a rate of up to 16 % would not surprise.
        bool[] outcomes = [.. Enumerable.Range(0, 220).Select(i => i < 120)];
        double[] probabilities = [.. Enumerable.Range(0, 220).Select(i => i < 200 ? 0.6 : 0.04)];

        var points = DecisionCurve.Measure(
            outcomes, probabilities, [.. Enumerable.Range(0, 220)],
            new ClusterBootstrap([.. Enumerable.Range(0, 220)], 200));

        Assert.All(points.Where(point => point.Threshold is > 0.05 and < 0.16), point =>
        {
            Assert.Equal(1, point.Recall, 12);
            Assert.True(point.Gain.Value > 0);
            Assert.True(point.Gain.Low < 0, $"{point.Threshold}");
        });
        Assert.True(points.Single(point => point.Threshold == 0.25).Gain.Low > 0);
    }

    [Fact]
    public void A_probability_at_the_threshold_is_looked_at()
    {
        var points = Measure([.. Probabilities.Select(p => p == 0.3 ? 0.25 : p)]);

        Assert.Equal(0.3, points.Single(point => point.Threshold == 0.25).Share, 12);
    }

    [Fact]
    public void The_words_say_where_the_model_helps_and_where_it_does_not()
    {
        var blind = Measure([.. Probabilities.Select(_ => 0.2)]);

        Assert.Contains("at no threshold", DecisionCurve.Words(blind), StringComparison.Ordinal);
        Assert.Contains(
            "at all thresholds from 10 % to 12 % (each by its own 95 % interval), most at 12 %", DecisionCurve.Words(
            [
                .. blind.Select(point => point with
                {
                    Gain = point.Threshold is 0.05 or >= 0.1 and < 0.125
                        ? new(point.Threshold, 0.01, 0.2)
                        : new(0.5, -0.1, 0.6),
                }),
            ]),
            StringComparison.Ordinal);
        Assert.Contains(
            "at 30 % alone, one of 34 thresholds, which chance may give", DecisionCurve.Words(
                [.. blind.Select(p => p with { Gain = new(0.1, p.Threshold == 0.3 ? 0.01 : -0.1, 0.2) })]),
            StringComparison.Ordinal);
        var words = DecisionCurve.Words(Measure([.. Overturned.Select(o => o ? 0.6 : 0.05)]));
        Assert.Contains("brings more than looking at all", words, StringComparison.Ordinal);
        Assert.Contains("100.0 % of the overturned ones found", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_give_the_threshold_and_what_it_is_worth_in_their_unit()
    {
        var costs = new ReviewCosts(Review: 100, Overturn: 400);
        var found = CostThreshold.Measure(
            costs, Overturned, Probabilities, [.. Enumerable.Range(0, 100)],
            new ClusterBootstrap([.. Enumerable.Range(0, 100)], 200));

        Assert.Equal(Measure(Probabilities).Single(point => point.Threshold == 0.25), found.At);
        // 30 rows are read, 12 of them overturned.
        Assert.Equal(((12 * 400) - (30 * 100)) / 100.0, found.Value.Value, 9);
        Assert.InRange(found.Value.Value, found.Value.Low, found.Value.High);
        Assert.Contains("threshold 0.250: 30.0 % of the items", found.Words(), StringComparison.Ordinal);
        Assert.Contains("60.0 % of the overturned ones", found.Words(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<DecisionPoint> Measure(double[] probabilities) => DecisionCurve.Measure(
        Overturned, probabilities, [.. Enumerable.Range(0, 100)],
        new ClusterBootstrap([.. Enumerable.Range(0, 100)], 200));
}
