using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Audit.Charts.Runs;

namespace ImrPredict.Tests.Audit;

public sealed class RunRulesTests
{
    // Means of 40 samples of five piston rings (Montgomery, Introduction to Statistical Quality Control, 1991, pages
    // 206-213; also data set pistonrings of the R package qcc). The limits are those of the first 25: mean 74.001176,
    // mean range over 2.326 and the root of five .0043760; qcc's tour prints 73.99242 and 74.00993 as two sigma.
    private static readonly double[] PistonRings =
    [
        74.0102, 74.0006, 74.0080, 74.0030, 74.0034, 73.9956, 74.0000, 73.9968, 74.0042, 73.9980, 73.9942, 74.0014,
        73.9984, 73.9902, 74.0060, 73.9966, 74.0008, 74.0074, 73.9982, 74.0092, 73.9998, 74.0016, 74.0024, 74.0052,
        73.9982, 74.0086, 74.0022, 73.9922, 74.0036, 73.9974, 74.0072, 74.0056, 73.9978, 74.0112, 74.0126, 74.0040,
        74.0166, 74.0196, 74.0234, 74.0128,
    ];

    [Theory]
    [InlineData(RunRule.Outside, new[] { 37, 38, 39 })]
    [InlineData(RunRule.TwoOfThree, new[] { 35, 37, 38, 39, 40 })]
    [InlineData(RunRule.FourOfFive, new[] { 35, 38, 39, 40 })]
    [InlineData(RunRule.Shift, new int[0])]
    public void The_piston_rings_meet_the_zone_tests_at_the_samples_that_qcc_names(RunRule rule, int[] samples)
    {
        var signals = RunRules.Find(Points(PistonRings, 74.001176, 0.0043760023), RunRuleSet.WesternElectric);

        Assert.Equal(samples, signals.Where(s => s.Rule == rule).SelectMany(s => s.MetAt).Select(at => at + 1).Order());
    }

    [Theory]
    [InlineData("111111", "")]
    [InlineData("111111-", "")]
    [InlineData("11111111-", "0-7")]
    [InlineData("--------1", "0-7")]
    [InlineData("-11111111-", "1-8")]
    public void Seven_in_a_row_are_a_shift_as_in_the_tests_of_NHSRplotthedots(string sides, string points)
    {
        var signals = Find([.. sides.Select(side => side == '1' ? 0.5 : -0.5)], RunRuleSet.Nhs, RunRule.Shift);

        Assert.Equal(points, Spoken(signals));
    }

    [Theory]
    [InlineData("..n.n..", "2,4")]
    [InlineData("..nn...", "2,3")]
    [InlineData("n..n", "")]
    [InlineData("n..nn", "3,4")]
    [InlineData("n-n", "")]
    [InlineData("o.n", "")]
    public void Two_of_three_near_a_limit_are_told_as_in_the_tests_of_NHSRplotthedots(string places, string points)
    {
        var signals = Find([.. places.Select(Sigmas)], RunRuleSet.Nhs, RunRule.TwoOfThree);

        Assert.Equal(points, string.Join(',', signals.SelectMany(s => s.Points)));

        static double Sigmas(char place) => place switch { 'n' => 2.4, 'o' => 3.4, '-' => -0.5, _ => 0.5 };
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6 }, "")]
    [InlineData(new[] { 1.0, 2, 3, 3, 4, 5, 6 }, "")]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6, 7 }, "0-6")]
    [InlineData(new[] { 2.0, 1, 2, 3, 4, 5, 6, 7, 3 }, "1-7")]
    [InlineData(new[] { 7.0, 6, 5, 4, 3, 2, 1 }, "0-6")]
    [InlineData(new[] { 2.0, 7, 6, 5, 4, 3, 2, 1, 3 }, "1-7")]
    public void Seven_that_rise_or_fall_are_a_trend_as_in_the_tests_of_NHSRplotthedots(double[] values, string points)
    {
        List<RunPoint> series = [.. values.Select((v, i) => new RunPoint(v, i % 2 == 0 ? 0.5 : -0.5, 0))];

        var signals = RunRules.Find(series, RunRuleSet.Nhs);

        Assert.All(signals, s => Assert.Equal(RunRule.Trend, s.Rule));
        Assert.Equal(points, Spoken(signals));
    }

    [Fact]
    public void A_run_is_told_once_however_long_and_says_where_it_would_have_been_told()
    {
        double[] sigmas = [-0.1, .. Enumerable.Repeat(0.3, 12), -0.1];

        var signal = Assert.Single(Find(sigmas, RunRuleSet.WesternElectric, RunRule.Shift));

        Assert.Equal((1, 12, 8), (signal.Points[0], signal.Points.Count, signal.MetAt[0]));
        Assert.True(signal.IsHigh);
    }

    [Fact]
    public void Two_of_three_must_lie_on_one_side()
    {
        Assert.Empty(Find([0, 2.5, -2.5, 0], RunRuleSet.WesternElectric, RunRule.TwoOfThree));
        Assert.Single(Find([0, 2.5, -0.4, 2.5], RunRuleSet.WesternElectric, RunRule.TwoOfThree));
    }

    [Fact]
    public void In_control_the_zone_tests_run_as_long_as_Champ_and_Woodall_computed()
    {
        // Technometrics 29 (1987): 91.75 points on average until one of the four tests is met, normal values.
        var (random, lengths) = (new Random(5), new List<int>());
        for (var series = 0; series < 1500; series++)
        {
            List<RunPoint> points = [];
            int? met = null;
            while (met is null)
            {
                points.AddRange(Points([.. Enumerable.Range(0, 60).Select(_ => MadeCases.Gauss(random))], 0, 1));
                met = RunRules.Find(points, RunRuleSet.WesternElectric).Select(s => (int?)s.MetAt[0]).Min();
            }

            lengths.Add(met.Value + 1);
        }

        Assert.InRange(lengths.Average(), 91.75 - 5, 91.75 + 5);
    }

    [Fact]
    public void As_many_signals_are_expected_by_chance_as_counts_in_control_give()
    {
        List<CountPoint> points = [.. Enumerable.Range(0, 48).Select(month =>
            new CountPoint(new CountDistribution(60, 12 + (month % 5), 9.6), 12 + (month % 5)))];
        var random = new Random(11);

        var expected = ChanceSignals.Expect(points, RunRuleSet.WesternElectric, seed: 1);

        var found = Enumerable.Range(0, 1000).Average(_ => RunRules.Find(
            [.. points.Select(p => p.Draw(random.NextDouble()))], RunRuleSet.WesternElectric).Count);
        Assert.InRange(expected, found - 0.2, found + 0.2);
        Assert.InRange(found, 0.2, 0.8);
        Assert.Equal(expected, ChanceSignals.Expect(points, RunRuleSet.WesternElectric, seed: 1));
        Assert.Equal(0, ChanceSignals.Expect(points, RunRuleSet.None, seed: 1));
    }

    [Fact]
    public void A_count_lies_as_many_sigmas_out_as_a_normal_value_that_is_as_rare()
    {
        var counts = new CountDistribution(2, 1, 0.5);

        // Binomial(2, .5): half of its .25 lies below 0, so 0 is the 12.5 % point; 1 is the middle.
        Assert.Equal(-1.1503494, counts.Sigmas(0), 5);
        Assert.Equal(0, counts.Sigmas(1), 6);
        Assert.Equal(1.1503494, counts.Sigmas(2), 5);
        Assert.Equal([0, 1, 1, 2], new[] { 0.2, 0.26, 0.74, 0.76 }.Select(counts.At));
    }

    private static List<RunPoint> Points(IEnumerable<double> values, double centre, double sigma) =>
        [.. values.Select(v => (v, z: (v - centre) / sigma)).Select(p =>
            new RunPoint(p.v, p.z, p.z > 3 ? 1 : p.z < -3 ? -1 : 0))];

    private static List<RunSignal> Find(double[] sigmas, RunRuleSet set, RunRule rule) =>
        [.. RunRules.Find(Points(sigmas, 0, 1), set).Where(s => s.Rule == rule)];

    private static string Spoken(IEnumerable<RunSignal> signals) =>
        string.Join(',', signals.Select(s => $"{s.Points[0]}-{s.Points[^1]}"));
}
