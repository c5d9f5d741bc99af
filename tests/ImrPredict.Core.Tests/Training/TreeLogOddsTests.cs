using ImrPredict.Training;

namespace ImrPredict.Tests.Training;

public sealed class TreeLogOddsTests
{
    [Theory]
    [InlineData(CandidateNames.FastTree)]
    [InlineData(CandidateNames.LightGbm)]
    public void Trees_speak_in_log_odds_before_they_are_calibrated(string trees)
    {
        var cases = SmallCases.Make(600);
        var options = SmallRun.Options with { Candidates = [CandidateNames.Logistic, trees] };
        var members = ModelTrainer.Members(cases, options);
        var overturned = cases.Average(c => c.Overturned ? 1.0 : 0.0);

        Assert.Equal([CandidateNames.Logistic, trees], members.Keys);
        Assert.All(members.Values, scores => Assert.InRange(
            scores.Average(s => 1 / (1 + Math.Exp(-s))), overturned - 0.08, overturned + 0.08));
        Assert.InRange(Spread(members[trees]) / Spread(members[CandidateNames.Logistic]), 0.2, 3);
    }

    private static double Spread(IReadOnlyList<double> scores)
    {
        var mean = scores.Average();
        return Math.Sqrt(scores.Average(s => (s - mean) * (s - mean)));
    }
}
