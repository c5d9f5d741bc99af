using ImrPredict.Cases;
using ImrPredict.Numerics;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class TreeLogOddsTests
{
    [Fact]
    public void Trees_speak_in_units_of_log_odds()
    {
        var cases = SmallCases.Make(600);

        var members = Scores(cases, SmallRun.Options);

        Assert.Equal([CandidateNames.Codes, CandidateNames.Rates], members.Keys.Order(StringComparer.Ordinal));
        Assert.All(members.Values, scores => Assert.InRange(
            LogisticRegression.Fit(
                [.. scores.Select(score => new[] { score, 1 })], [.. cases.Select(c => c.Overturned)], null, [0, 0],
                [1e-3, 1e-3])[0], 0.6, 1.6));
        Assert.InRange(Spread(members[CandidateNames.Rates]) / Spread(members[CandidateNames.Codes]), 0.2, 3);
    }

    // Log-odds that each learner gives its own training rows, before calibration.
    private static Dictionary<string, IReadOnlyList<double>> Scores(List<DecidedItem> items, TrainingOptions options)
    {
        List<ViewLearner> learners =
            [ViewLearner.Named(CandidateNames.Codes), ViewLearner.Named(CandidateNames.Rates)];
        var model = FittedLearners.Fit(
            TrainingSet.Prepare(items, options), learners,
            new LearnerSettings(new Dictionary<string, double> { [CandidateNames.Codes] = options.L2[0] }, 0),
            options, CancellationToken.None);
        return model.Members.Select(m => m.Name).Zip(model.Score([.. items.Select(i => i.Item)]))
            .ToDictionary(m => m.First, m => m.Second);
    }

    private static double Spread(IReadOnlyList<double> scores)
    {
        var mean = scores.Average();
        return Math.Sqrt(scores.Average(s => (s - mean) * (s - mean)));
    }
}
