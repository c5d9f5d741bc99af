using ImrPredict.Numerics;

namespace ImrPredict.Tests.Numerics;

public sealed class PopulationStabilityIndexTests
{
    [Fact]
    public void The_index_is_the_one_counted_by_hand()
    {
        var index = PopulationStabilityIndex.Compare([(0.5, 0.25), (0.5, 0.75)], (1000, 1000), (400, 400));

        Assert.Equal((-0.25 * Math.Log(0.5)) + (0.25 * Math.Log(1.5)), index.Value, 12);
        Assert.Equal(3.841 * ((1 / 1000.0) + (1 / 400.0)), index.ByChance, 0.0005); // chi-squared of 1 degree, 95 %
    }

    [Fact]
    public void A_share_of_nothing_counts_as_half_a_row_and_a_cell_that_is_empty_on_both_sides_as_none()
    {
        var index = PopulationStabilityIndex.Compare([(1, 0.9), (0, 0.1), (0, 0)], (1000, 1000), (100, 100));

        Assert.Equal((-0.1 * Math.Log(0.9)) + ((0.1 - 0.0005) * Math.Log(0.1 / 0.0005)), index.Value, 12);
        Assert.Equal(3.841 * ((1 / 1000.0) + (1 / 100.0)), index.ByChance, 0.005);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(5, false)]
    public void A_shift_counts_by_letters_not_by_rows(int letters, bool counts)
    {
        var index = PopulationStabilityIndex.Compare([(0.5, 0.2), (0.5, 0.8)], (1000, 1000), (1000, letters));

        Assert.True(index.Value > PopulationStabilityIndex.Large);
        Assert.Equal(counts, index.Reaches(PopulationStabilityIndex.Large));
    }
}
