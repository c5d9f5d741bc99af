using ImrPredict.Training;
using ImrPredict.Training.Assessment.Comparing;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class ModelComparisonTests(SmallRun small) : IClassFixture<SmallRun>
{
    private static readonly TrainingOptions Poor = SmallRun.Quick with
    {
        L2 = [10],
        Candidates = [CandidateNames.Codes],
    };

    [Fact]
    public void A_model_that_read_the_texts_is_told_better_than_one_that_did_not()
    {
        var poor = ModelTrainer.Train(SmallCases.Make(600, withText: false), Poor).Model;
        var unseen = SmallCases.Make(900, seed: 5);

        var report = ModelComparison.Compare(small.Run.Model, poor, unseen, SmallRun.Options);
        var other = ModelComparison.Compare(poor, small.Run.Model, unseen, SmallRun.Options);

        Assert.Equal("A is better, in ranking and in probabilities", report.All.Verdict);
        Assert.Equal("B is better, in ranking and in probabilities", other.All.Verdict);
        Assert.True(report.All.Metrics.Auc.Low > 0);
        Assert.Equal(report.All.Metrics.Auc.Difference, -other.All.Metrics.Auc.Difference, 12);
        Assert.Contains(report.Slices, s => s is { By: "treatment", Value: "Imaging" });
        Assert.All(report.Slices, s => Assert.True(s.N >= 30));
    }

    [Fact]
    public void A_model_beside_itself_shows_no_difference()
    {
        var report = ModelComparison.Compare(
            small.Run.Model, small.Run.Model, SmallCases.Make(300, seed: 5), SmallRun.Options);

        Assert.Equal("no difference to be seen", report.All.Verdict);
        Assert.Equal(0, report.All.Metrics.Brier.High);
    }
}
