using System.Text;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Model;
using ImrPredict.Training.Precedents;
using ImrPredict.Training.Settings;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// Makes an ordinary model of what a gang has trained, calibrated and judged on rows that no rank has seen.
/// </summary>
public static class DistributedModel
{
    // The sentinel fits regressions of its own on one machine; that many rows tell it enough.
    private const int MostSentinelRows = 20_000;

    /// <summary>Wraps the trees, calibrates, judges and looks for leaks.</summary>
    /// <param name="plan">The plan that the gang followed.</param>
    /// <param name="modelText">LightGBM's text of the model.</param>
    /// <param name="progress">Called after each step; null for none.</param>
    /// <exception cref="LeakException">The leak sentinel tripped and the options do not allow it.</exception>
    public static TrainingRun Finish(DistributedPlan plan, string modelText, Action<TrainingProgress>? progress = null)
    {
        var known = plan.Set.Of(plan.Split.Train);
        var calibrate = plan.Set.Of(plan.Calibrate);
        var test = plan.Set.Of(plan.Split.Test);
        progress?.Invoke(new("calibrating", 0, 3));
        var parts = Calibrated(plan, Uncalibrated(plan, modelText, known), calibrate);
        var model = ModelPackage.Assemble(parts, plan.Options);
        progress?.Invoke(new("judging", 1, 3));
        var judged = Judged(model, known, test);
        model = ModelPackage.Assemble(
            parts with
            {
                Settings = parts.Settings with
                {
                    LetterCorrelation = LetterCorrelation.Of(test.Items, judged.Chosen),
                },
            },
            plan.Options);
        var report = judged.Report(
            model.Selected, plan.Description, plan.Options, new(model.Id, model.Sha256), seconds: null);
        progress?.Invoke(new("looking for leaks", 2, 3));
        var leak = LeakSentinel.Inspect(Sample(plan.Set), report.Metrics, plan.Options.L2[0], plan.Options);
        if (leak.Tripped && !plan.Options.AllowLeak)
        {
            throw new LeakException(leak);
        }

        var items = known.Items.Select(i => i.Item).ToList();
        var scores = model.Score(items);
        progress?.Invoke(new("done", 3, 3));
        return new TrainingRun
        {
            Model = model,
            Report = report with
            {
                Leak = leak,
                NTrain = plan.Learn.Count,
                NDropped = plan.Split.Dropped.Count,
                Effects = FeatureEffect.Of(scores),
            },
            Options = plan.Options,
            Data = DataSummary.Of(known, "split"),
            Reference = ReferenceProfile.Of(items, scores) with
            {
                Watched = WatchedProfile.Of(known.Items, judged.Chosen, judged),
            },
            Learnt = TrainingFingerprints.Of(known.Items),
            Precedents = new PrecedentSource(known.Items, known.Clusters),
        };
    }

    private static ModelParts Uncalibrated(DistributedPlan plan, string modelText, TrainingSet known)
    {
        var context = new MLContext(plan.Options.Seed);
        var columns = plan.Space.Names.Count;
        var view = LearnerRow.View(
            context, [.. known.Items.Take(1).Select(i => LearnerRow.Of(plan.Space.Transform(i.Item), columns))], columns);
        var join = context.Transforms
            .Concatenate(TreeFit.Input, nameof(LearnerRow.Features), nameof(LearnerRow.Dense)).Fit(view);
        var joined = join.Transform(view);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(modelText));
        var trees = context.BinaryClassification.Trainers.LightGbm(text, TreeFit.Input).Fit(joined);
        var logOdds = ChainScores.LogOdds(context, joined, trees, ChainScores.ColumnOf(CandidateNames.Gang));
        return new ModelParts(
            plan.Space,
            new TransformerChain<ITransformer>(join, trees, logOdds),
            LinearFit.None(columns),
            new LearnedParameters
            {
                Selected = CandidateNames.Gang,
                Members = [CandidateNames.Gang],
                Calibration = ScoreCalibration.Fit(CalibrationKind.Platt, [-1, 1], [false, true], [1, 1]),
                Intervals = VennAbers.Fit([-1, 1], [false, true]),
                BaseRates = BaseRates.Of(known.Items),
                Cohorts = CohortRate.Of(known.Items),
            });
    }

    private static ModelParts Calibrated(DistributedPlan plan, ModelParts parts, TrainingSet calibrate)
    {
        var attribution = new ModelAttribution(parts);
        List<double> scores =
        [
            .. calibrate.Items.AsParallel().AsOrdered()
                .Select(i => attribution.LogOdds(parts.Space.Transform(i.Item))),
        ];
        var folds = calibrate.Folds(plan.Options.Folds, plan.Options.Seed);
        var settled = parts with
        {
            Settings = parts.Settings with
            {
                Calibration = CalibrationChoice.Fit(
                    scores, calibrate.Overturned, [.. scores.Select(_ => 1.0)], folds),
                Intervals = VennAbers.Fit(scores, calibrate.Overturned),
            },
        };
        return settled with
        {
            Background = Background.Of(settled, [.. plan.Learn.Select(row => plan.Set.Items[row])]),
        };
    }

    private static HeldOutPredictions Judged(OutcomeModel model, TrainingSet known, TrainingSet test)
    {
        var rate = known.Overturned.Average(o => o ? 1.0 : 0.0);
        var items = test.Items.Select(i => i.Item).ToList();
        var scores = model.Score(items);
        List<double> chosen = [.. scores.Select(s => s.OverturnProbability)];
        return new HeldOutPredictions(
            test.Items, test.Clusters, [.. items.Select(_ => rate)], [.. items.Select(model.Cohorts.Probability)], chosen,
            [.. scores.Select(s => s.KnownShare)], [CandidateNames.Gang], [chosen]);
    }

    private static TrainingSet Sample(TrainingSet set)
    {
        var step = (set.Count + MostSentinelRows - 1) / MostSentinelRows;
        return set.Of(Enumerable.Range(0, set.Count).Where(row => set.Clusters[row] % step == 0));
    }
}
