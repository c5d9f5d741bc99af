using ImrPredict.Cases;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

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
        var members = Members(cases, options);
        var overturned = cases.Average(c => c.Overturned ? 1.0 : 0.0);

        Assert.Equal([CandidateNames.Logistic, trees], members.Keys);
        Assert.All(members.Values, scores => Assert.InRange(
            scores.Average(s => 1 / (1 + Math.Exp(-s))), overturned - 0.08, overturned + 0.08));
        Assert.InRange(Spread(members[trees]) / Spread(members[CandidateNames.Logistic]), 0.2, 3);
    }

    // A score of the logistic regression that got lost between folds fitted at once changed trees in about one run of
    // forty.
    [Fact]
    public void Trees_are_the_same_however_many_folds_are_fitted_at_once()
    {
        var cases = SmallCases.Make(6000, withText: false);
        var options =
            SmallRun.Options with { Candidates = [CandidateNames.Logistic, CandidateNames.FastTree], Folds = 8 };
        var alone = Members(cases, options with { Parallelism = 1 });

        for (var run = 0; run < 12; run++)
        {
            var together = Members(cases, options with { Parallelism = 8 });

            Assert.Equal(alone[CandidateNames.FastTree], together[CandidateNames.FastTree]);
        }
    }

    // Log-odds that each learner gives its own training rows, before calibration.
    private static Dictionary<string, IReadOnlyList<double>> Members(List<DecidedItem> items, TrainingOptions options)
    {
        var model = StackedModel.Fit(
            TrainingSet.Prepare(items, options), new LearnerSettings(options.L2[0], 0),
            options, CancellationToken.None);
        return model.Members.Zip(model.Score([.. items.Select(i => i.Item)])).ToDictionary(m => m.First, m => m.Second);
    }

    private static double Spread(IReadOnlyList<double> scores)
    {
        var mean = scores.Average();
        return Math.Sqrt(scores.Average(s => (s - mean) * (s - mean)));
    }
}
