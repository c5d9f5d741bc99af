using System.Globalization;
using ImrPredict.Scoring.Reasons;

namespace ImrPredict.Tests.Scoring;

public sealed class ReasonTests
{
    [Theory]
    [InlineData(0.42, "failed care documented, \"six weeks\": raises clearly (0.42)")]
    [InlineData(-0.42, "failed care documented, \"six weeks\": lowers clearly (0.42)")]
    [InlineData(0, "failed care documented, \"six weeks\": raises slightly (0.00)")]
    [InlineData(12, "failed care documented, \"six weeks\": raises strongly (12.00)")]
    public void A_reason_reads_as_words_quote_effect_and_size(double logOdds, string expected)
    {
        Assert.Equal(expected, new Reason("failed care documented", "six weeks", logOdds).ToString());
        Assert.Equal(expected.Replace(", \"six weeks\"", ""),
            new Reason("failed care documented", null, logOdds).ToString());
    }

    [Fact]
    public void Its_size_is_what_the_format_of_two_decimals_gives_also_halfway_and_far_out()
    {
        List<double> sizes =
            [double.NaN, double.PositiveInfinity, 1e300, double.Epsilon, 999.994999, 999.995, 1000, 123456.785];
        for (var i = 0; i <= 2000; i++)
        {
            var halfway = i / 200.0;
            sizes.AddRange(
            [
                halfway, Math.BitIncrement(halfway), Math.BitDecrement(halfway), halfway + 1e-15, halfway - 1e-15,
                halfway + 1e-9, halfway - 1e-9, halfway + 1e-6, halfway - 1e-6, halfway + 0.003,
            ]);
        }

        Assert.All(sizes, size => Assert.Equal(
            string.Create(CultureInfo.InvariantCulture,
                $"w: {new Reason("w", null, size).Effect} ({Math.Abs(size):0.00})"),
            new Reason("w", null, size).ToString()));
    }
}
