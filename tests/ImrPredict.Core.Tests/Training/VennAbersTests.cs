using ImrPredict.Training.Calibration;

namespace ImrPredict.Tests.Training;

public sealed class VennAbersTests
{
    [Fact]
    public void In_one_group_the_interval_is_the_rate_with_one_more_row_of_either_outcome()
    {
        var fitted = VennAbers.Fit([.. Enumerable.Range(0, 19).Select(i => (double)i)], First(19, overturned: 4));

        Assert.Equal((0.2, 0.25), fitted.At(5, probability: 0.22));
    }

    [Fact]
    public void It_is_widened_to_hold_the_calibrated_probability()
    {
        var fitted = VennAbers.Fit([.. Enumerable.Range(0, 19).Select(i => (double)i)], First(19, overturned: 4));

        Assert.Equal((0.1, 0.25), fitted.At(5, probability: 0.1));
        Assert.Equal((0.2, 0.7), fitted.At(5, probability: 0.7));
    }

    [Fact]
    public void Each_group_of_twenty_scores_has_its_own_interval()
    {
        bool[] overturned = [.. First(20, overturned: 2), .. First(20, overturned: 14)];

        var fitted = VennAbers.Fit([.. Enumerable.Range(0, 40).Select(i => (double)i)], overturned);

        Assert.Equal((2 / 21.0, 3 / 21.0), fitted.At(19.9, 0.1));
        Assert.Equal((14 / 21.0, 15 / 21.0), fitted.At(20, 0.7));
        Assert.Equal(fitted.At(20, 0.7), fitted.At(1000, 0.7));
        Assert.Equal(fitted.At(0, 0.1), fitted.At(-1000, 0.1));
    }

    [Fact]
    public void Groups_whose_rates_fall_share_one_interval()
    {
        bool[] overturned = [.. First(20, overturned: 14), .. First(20, overturned: 2)];

        var fitted = VennAbers.Fit([.. Enumerable.Range(0, 40).Select(i => (double)i)], overturned);

        Assert.Equal((16 / 41.0, 17 / 41.0), fitted.At(0, 0.4));
        Assert.Equal(fitted.At(0, 0.4), fitted.At(39, 0.4));
    }

    private static bool[] First(int rows, int overturned) => [.. Enumerable.Range(0, rows).Select(i => i < overturned)];
}
