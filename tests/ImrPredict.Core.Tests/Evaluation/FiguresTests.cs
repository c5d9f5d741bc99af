using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Tests.Evaluation;

public sealed class FiguresTests
{
    private static readonly Estimate Known = new(0.25, 0.2, 0.3);
    private static readonly Estimate Unknown = new(0.25, double.NaN, double.NaN);

    [Theory]
    [InlineData(0.1234, "0.123", "+0.123", "12.3 %")]
    [InlineData(-0.1236, "-0.124", "-0.124", "-12.4 %")]
    [InlineData(-0.0001, "-0.000", "0.000", "-0.0 %")]
    [InlineData(double.NaN, "-", "-", "-")]
    public void A_number_is_written_as_a_figure_a_difference_and_a_share(
        double value, string number, string difference, string percent) => Assert.Equal(
            (number, difference, percent), (Figures.Number(value), Figures.WithSign(value), Figures.Percent(value)));

    [Fact]
    public void A_figure_stands_with_its_interval_where_it_has_one()
    {
        Assert.Equal("0.250 (0.200-0.300)", Figures.Number(Known));
        Assert.Equal("0.250", Figures.Number(Unknown));
        Assert.Equal("+0.250 (+0.200 to +0.300)", Figures.WithSign(Known));
        Assert.Equal("+0.250", Figures.WithSign(Unknown));
        Assert.Equal("25.0 % (20.0-30.0)", Figures.Percent(Known));
        Assert.Equal("25.0 %", Figures.Percent(Unknown));
        Assert.Equal(("0.200-0.300", "-"), (Figures.Range(Known), Figures.Range(Unknown)));
        Assert.Equal(("+0.200 to +0.300", "-"), (Figures.SignedRange(Known), Figures.SignedRange(Unknown)));
        Assert.Equal((true, false), (Known.HasInterval, Unknown.HasInterval));
    }

    [Theory]
    [InlineData(0.049, "fewer than 0.1")]
    [InlineData(0.05, "about 0.1")]
    [InlineData(1234.5, "about 1,234.5")]
    public void What_is_expected_is_never_rounded_to_nothing(double expected, string text) =>
        Assert.Equal(text, Figures.About(expected));

    [Theory]
    [InlineData(0.1, 0.3, 1)]
    [InlineData(-0.3, -0.1, -1)]
    [InlineData(-0.1, 0.1, 0)]
    [InlineData(0, 0.1, 0)]
    [InlineData(-0.1, 0, 0)]
    [InlineData(double.NaN, double.NaN, 0)]
    public void A_difference_has_a_sign_where_its_interval_leaves_out_nothing(double low, double high, int sign)
    {
        var metric = new PairedMetric(0.7, 0.6, 0.1, low, high);

        Assert.Equal((sign, !double.IsNaN(low)), (metric.Sign, metric.HasInterval));
    }

    [Fact]
    public void Ends_of_an_interval_lie_between_draws()
    {
        // 2.5 % and 97.5 % of the way from the first to the last of four.
        var estimate = Estimate.FromDraws(2, [4.0, 1, double.NaN, 2, 3]);

        Assert.Equal((2, 1.075, 3.925), (estimate.Value, estimate.Low, Math.Round(estimate.High, 9)));
        Assert.Equal((1.0, 1.0), (Estimate.FromDraws(2, [1.0]).Low, Estimate.FromDraws(2, [1.0]).High));
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(9, 10, false)]
    [InlineData(10, 9, false)]
    public void Ten_letters_of_each_outcome_are_enough_and_rows_of_one_letter_count_once(
        int overturned, int upheld, bool enough)
    {
        bool[] outcomes = [.. Enumerable.Range(0, 2 * (overturned + upheld)).Select(row => row < 2 * overturned)];
        int[] clusters = [.. Enumerable.Range(0, outcomes.Length).Select(row => row / 2)];

        Assert.Equal(enough, EnoughRows.Are(outcomes, clusters));
        Assert.Equal(overturned, EnoughRows.LettersWith(true, outcomes, clusters));
    }

    [Fact]
    public void Bins_of_equal_count_split_a_row_on_a_border_and_weigh_rows()
    {
        // Two rows of weight 1 and 3 are 10 bins of .4: the first fills two and a half.
        bool[] outcomes = [false, true];
        double[] probabilities = [0.2, 0.6];

        var error = CalibrationError.EqualCount(outcomes, probabilities, [0, 1], [1.0, 3.0]);

        // Bins 0 and 1: .4 * .2; bin 2: .2 * .2 - .2 * .4; bins 3 to 9: .4 * .4.
        Assert.Equal(((2 * 0.08) + 0.04 + (7 * 0.16)) / 4, error, 9);
    }
}
