using ImrPredict.Training.Calibration;

namespace ImrPredict.Tests.Training;

public sealed class IsotonicFitTests
{
    // Each block is drawn to the rate of all rows by one row: (0 + 2/3) / 2, then (2 + 2/3) / 3 for two that tie.
    private static readonly IReadOnlyList<double> Rising = IsotonicFit.Knots([3, 1, 2], [true, false, true], [1, 1, 1]);

    [Fact]
    public void Blocks_are_those_that_can_be_counted_by_hand() =>
        Assert.Equal([1, 1 / 3.0, 2.5, 8 / 9.0], Rising, Close);

    [Fact]
    public void Rates_that_fall_are_pooled() =>
        Assert.Equal([1.5, 0.5], IsotonicFit.Knots([1, 2], [true, false], [1, 1]), Close);

    [Fact]
    public void A_weight_of_two_counts_as_two_rows() => Assert.Equal(
        IsotonicFit.Knots([1, 2, 2, 3], [false, true, true, true], [1, 1, 1, 1]),
        IsotonicFit.Knots([1, 2, 3], [false, true, true], [1, 2, 1]), Close);

    [Theory]
    [InlineData(-5, 1 / 3.0)]
    [InlineData(1, 1 / 3.0)]
    [InlineData(1.75, 11 / 18.0)]
    [InlineData(2.5, 8 / 9.0)]
    [InlineData(99, 8 / 9.0)]
    public void Between_blocks_it_goes_straight_and_beyond_them_it_is_flat(double at, double expected) =>
        Assert.Equal(expected, IsotonicFit.Interpolate(Rising, at), 12);

    [Fact]
    public void One_block_is_flat_everywhere() => Assert.All(
        new[] { -1.0, 1.5, 9 }, at => Assert.Equal(0.5, IsotonicFit.Interpolate([1.5, 0.5], at)));

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;
}
