using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Tests.Scoring;

public sealed class ScoreTallyTests
{
    [Fact]
    public void The_interval_of_expected_overturns_widens_with_the_correlation_inside_a_letter()
    {
        // Two items of one letter at .5: variance .25 + .25 + 2 r .25.
        var apart = Counted(0, "A", "A");
        var together = Counted(1, "A", "A");
        var other = Counted(1, "A", "B");

        Assert.Equal(1, apart.ExpectedOverturns);
        Assert.Equal((0, 2), together.ExpectedInterval);
        Assert.Equal(400 + (1.959964 * Math.Sqrt(200)), Repeated(0, 400).ExpectedInterval.High, 6);
        Assert.Equal(400 + (1.959964 * Math.Sqrt(400)), Repeated(1, 400).ExpectedInterval.High, 6);
        Assert.Equal(apart.ExpectedInterval, other.ExpectedInterval);
        Assert.Equal(2, together.Scored);
    }

    [Fact]
    public void Every_item_is_in_exactly_one_count()
    {
        var tally = new ScoreTally(0.4);
        tally.Add(ScoreRanksTests.Row(0.3));
        tally.Add(ScoreRanksTests.Row(null));
        tally.AddReject();

        Assert.Equal((3, 1, 1, 1), (tally.ItemsIn, tally.Scored, tally.Abstained, tally.Rejected));
        Assert.Equal(0.3, tally.Services["Imaging"].Expected);
        Assert.Equal(1, tally.Services["Imaging"].Scored);
    }

    private static ScoreTally Counted(double correlation, params string[] cases)
    {
        var tally = new ScoreTally(correlation);
        foreach (var caseNumber in cases)
        {
            tally.Add(ScoreRanksTests.Row(0.5, caseNumber: caseNumber));
        }

        return tally;
    }

    private static ScoreTally Repeated(double correlation, int letters) => Counted(
        correlation, [.. Enumerable.Range(0, 2 * letters).Select(i => $"C-{i / 2}")]);
}
