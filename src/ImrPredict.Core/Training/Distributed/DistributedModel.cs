using System.Text;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// Makes an ordinary model of trees that several processes trained: calibrates and judges it on rows that none has
/// seen.
/// </summary>
public static class DistributedModel
{
    // The sentinel fits regressions of its own on one machine; that many rows are enough for it.
    private const int MostSentinelRows = 20_000;

    /// <summary>Wraps the trees, calibrates, judges and looks for leaks.</summary>
    /// <param name="plan">The plan that the ranks followed.</param>
    /// <param name="modelText">LightGBM's text of the model.</param>
    /// <param name="progress">Called after each step; null for none.</param>
    /// <exception cref="LeakException">The leak sentinel tripped and the options do not allow it.</exception>
    public static TrainingRun Finish(DistributedPlan plan, string modelText, Action<TrainingProgress>? progress = null)
    {
        var known = plan.Set.Of(plan.Split.Learn);
        progress?.Invoke(new("calibrating", 0, 3));
        var parts = Calibrated(plan, Learners(plan, modelText), known);
        progress?.Invoke(new("judging", 1, 3));
        var judged = HeldOutPredictions.Predict(new OutcomeModel(parts, "", ""), plan.Set.Of(plan.Split.Check));
        progress?.Invoke(new("looking for leaks", 2, 3));
        var run = new JudgedModel(parts, known, judged, judged.Chosen, plan.Options)
        {
            Design = plan.Description,
            Refit = "split",
        }.Finish(Sample(plan.Set), plan.Screen, plan.Options.L2[0]);
        progress?.Invoke(new("done", 3, 3));
        return run with
        {
            Report = run.Report with
            {
                NTrain = plan.Learn.Count,
                Repeated = plan.Repeated,
                NDropped = plan.Set.Count - plan.Split.Learn.Count - plan.Split.Check.Count,
            },
        };
    }

    private static LearnerMix Learners(DistributedPlan plan, string modelText)
    {
        var context = new MLContext(plan.Options.Seed);
        var columns = plan.Space.Names.Count;
        var view = LearnerRow.View(
            context, [LearnerRow.Of(plan.Space.Transform(plan.Set.Items[plan.Split.Learn[0]].Item), columns)], columns);
        var join = context.Transforms
            .Concatenate(TreeFit.Column, nameof(LearnerRow.Features), nameof(LearnerRow.Dense)).Fit(view);
        var joined = join.Transform(view);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(modelText));
        var trees = context.BinaryClassification.Trainers.LightGbm(text, TreeFit.Column).Fit(joined);
        var logOdds = ChainSteps.LogOdds(context, joined, trees, ChainSteps.ColumnOf(CandidateNames.Distributed));
        return new LearnerMix(
            plan.Space, new TransformerChain<ITransformer>(join, trees, logOdds),
            [ViewLearner.Named(CandidateNames.Distributed)], Fusion.Single);
    }

    private static ModelParts Calibrated(DistributedPlan plan, LearnerMix learners, TrainingSet known)
    {
        var background = Background.Measure(learners, [.. plan.Learn.Select(row => plan.Set.Items[row])]);
        var attribution = new ModelAttribution(learners, background);
        var calibrate = plan.Set.Of(plan.Calibrate);
        List<double> scores =
        [
            .. calibrate.Items.AsParallel().AsOrdered()
                .Select(i => attribution.LogOdds(learners.Space.Transform(i.Item))),
        ];
        return ModelParts.Assemble(
            learners, background, CandidateNames.Distributed,
            ScoreCalibration.Fit(scores, calibrate.Overturned, [.. scores.Select(_ => 1.0)]),
            VennAbers.Fit(scores, calibrate.Overturned), known);
    }

    private static TrainingSet Sample(TrainingSet set)
    {
        var step = (set.Count + MostSentinelRows - 1) / MostSentinelRows;
        return set.Of(Enumerable.Range(0, set.Count).Where(row => set.Clusters[row] % step == 0));
    }
}
