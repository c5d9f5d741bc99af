using ImrPredict.Training;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class LearningCurveTests(SmallRun small) : IClassFixture<SmallRun>
{
    [Fact]
    public void The_curve_ends_with_all_training_rows_and_the_figures_of_the_report()
    {
        var curve = small.Run.Report.LearningCurve;

        Assert.Equal([0.25, 0.5, 1], curve.Select(p => p.Share));
        Assert.Equal([100, 200, 400], curve.Select(p => p.NTrain));
        Assert.Equal(small.Run.Report.Metrics.Auc.Value, curve[^1].Auc.Value);
        Assert.True(curve[0].Auc.Value < curve[^1].Auc.Value + 0.05);
    }

    [Fact]
    public void It_changes_nothing_of_the_model()
    {
        var items = SmallCases.Make(300);
        var options = SmallRun.Quick with { Candidates = [CandidateNames.Text] };

        var without = ModelTrainer.Train(items, options);
        var with = ModelTrainer.Train(items, options with { LearningCurve = [0.5] });

        Assert.Empty(without.Report.LearningCurve);
        Assert.Equal(2, with.Report.LearningCurve.Count);
        Assert.Equal(without.Model.Sha256, with.Model.Sha256);
        Assert.Equal(without.Report.Metrics, with.Report.Metrics);
    }

    [Fact]
    public void The_features_that_move_scores_most_come_with_their_sign()
    {
        var effects = small.Run.Report.Effects;

        Assert.True(effects[0].Share >= effects[1].Share);
        Assert.True(effects.Sum(e => e.Share) <= 1 + 1e-9);
        Assert.True(effects.First(e => e.Feature.Contains("Pharmacy", StringComparison.Ordinal)).MeanLogOdds > 0);
    }
}
