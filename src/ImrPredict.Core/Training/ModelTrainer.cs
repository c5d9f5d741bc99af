using System.Diagnostics;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Features.Encoding;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Model;
using ImrPredict.Training.Precedents;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training;

/// <summary>Trains a model and judges it on rows that it has not seen.</summary>
public static class ModelTrainer
{
    private const int FewestRows = 50;
    private const int FewestPerOutcome = 10;

    /// <summary>
    /// Splits, selects, fits, calibrates and judges; then fits again on all rows where the options say so. The figures
    /// are always those of the split, never of the refit. Same items, options and seed give the same model, whatever
    /// the number of cores.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">Settings.</param>
    /// <param name="progress">Called from the training thread after each step; null for none.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="LeakException">The leak sentinel tripped and the options do not allow it.</exception>
    /// <exception cref="ImrPredictException">Too few rows, or no test rows.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static TrainingRun Train(
        IReadOnlyList<DecidedItem> items, TrainingOptions options, Action<TrainingProgress>? progress = null,
        CancellationToken cancel = default)
    {
        options.Check();
        CheckRows(items);
        var watch = Stopwatch.StartNew();
        using var encoder = EncoderFor(items, options.Features);
        var set = new TrainingSet(items, DuplicateClusters.Find(items, options.NearDuplicateSimilarity), encoder);
        var judgement = EvaluationRun.Of(set, options, progress, cancel);
        var keeps = judgement.Pipeline is null || (options.TestFrom is null && options.RefitOnAll);
        progress?.Invoke(new("fitting the model to save", judgement.Steps, judgement.Steps + 3));
        var learnt = keeps ? set : set.Of(judgement.Train);
        var pipeline = keeps ? FittedPipeline.Fit(set, options, cancel) : judgement.Pipeline!;
        var parts = ModelParts.Of(pipeline, BaseRates.Of(learnt.Items), CohortRate.Of(learnt.Items));
        var model = ModelPackage.Assemble(
            parts with
            {
                Background = Background.Of(parts, learnt.Items),
                Settings = parts.Settings with
                {
                    LetterCorrelation = LetterCorrelation.Of(judgement.Rows.Items, judgement.Rows.Chosen),
                },
            },
            options);
        progress?.Invoke(new("looking for leaks", judgement.Steps + 1, judgement.Steps + 3));
        var report = judgement.Rows.Report(
            model.Selected, judgement.Description, options, new(model.Id, model.Sha256),
            [.. judgement.Rows.Candidates.Select(_ => watch.Elapsed.TotalSeconds)]);
        var leak = LeakSentinel.Inspect(set, report.Metrics, pipeline.Settings.L2, options);
        if (leak.Tripped && !options.AllowLeak)
        {
            throw new LeakException(leak);
        }

        progress?.Invoke(new("drawing the learning curve", judgement.Steps + 2, judgement.Steps + 3));
        var curve = LearningCurve.Of(set, judgement, options, cancel);
        progress?.Invoke(new("done", judgement.Steps + 3, judgement.Steps + 3));
        var known = learnt.Items.Select(i => i.Item).ToList();
        var scores = model.Score(known);
        return new TrainingRun
        {
            Model = model,
            Report = report with
            {
                Leak = leak,
                NTrain = judgement.Train.Count,
                NDropped = set.Count - judgement.Parts.SelectMany(p => p.Learn.Concat(p.Check)).Distinct().Count(),
                Trials = pipeline.Trials,
                LearningCurve = curve,
                Effects = FeatureEffect.Of(scores),
            },
            Options = options,
            Data = DataSummary.Of(learnt, Refit(keeps, options)),
            Reference = ReferenceProfile.Of(known, scores) with
            {
                Watched = WatchedProfile.Of(learnt.Items, pipeline.HeldOutProbabilities, judgement.Rows),
            },
            Learnt = TrainingFingerprints.Of(learnt.Items),
            Precedents = new PrecedentSource(learnt.Items, learnt.Clusters),
        };
    }

    /// <summary>
    /// Log-odds that each learner gives its own training rows before calibration: for looking at learners, not for
    /// judging them.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">Settings; of the penalties the first is taken.</param>
    /// <returns>Log-odds in item order by name of the learner.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<double>> Members(
        IReadOnlyList<DecidedItem> items, TrainingOptions options)
    {
        using var encoder = EncoderFor(items, options.Features);
        var set = new TrainingSet(items, DuplicateClusters.Find(items, options.NearDuplicateSimilarity), encoder);
        var model = StackedModel.Fit(set, new LearnerSettings(options.L2[0], 0), options, CancellationToken.None);
        var scores = model.Score([.. items.Select(i => i.Item)]);
        return model.Members.Select((name, i) => (name, Scores: scores[i])).ToDictionary(m => m.name, m => m.Scores);
    }

    /// <summary>The encoder that the settings ask for on these rows; null where it is off. The caller disposes it.</summary>
    internal static TextEncoder? EncoderFor(IReadOnlyList<DecidedItem> items, FeatureOptions options)
    {
        var texts = items.Select(i => i.Item.ClinicalText).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal);
        return options.Encoder switch
        {
            EncoderUse.On => new TextEncoder(),
            EncoderUse.Auto when texts.Take(options.EncodeAtMost + 1).Count() is var count
                && count > 0 && count <= options.EncodeAtMost => new TextEncoder(),
            _ => null,
        };
    }

    private static string Refit(bool keepsAll, TrainingOptions options) => keepsAll
        ? "all"
        : options.TestFrom is { } year ? string.Create(CultureInfo.InvariantCulture, $"before {year}") : "split";

    /// <summary>Refuses rows that are too few to learn from.</summary>
    /// <exception cref="ImrPredictException">They are.</exception>
    internal static void CheckRows(IReadOnlyList<DecidedItem> items)
    {
        var overturned = items.Count(i => i.Overturned);
        if (items.Count < FewestRows || overturned < FewestPerOutcome || items.Count - overturned < FewestPerOutcome)
        {
            throw new ImrPredictException(
                $"training: {items.Count} decided items, {overturned} of them overturned; expected at least"
                + $" {FewestRows} items and {FewestPerOutcome} of each outcome; give more decided cases.");
        }
    }
}
