using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training;

/// <summary>Trains a model and judges it on rows that it has not seen.</summary>
public static class ModelTrainer
{
    // Half of a 95 % interval in standard errors.
    private const double NormalQuantile = 1.96;

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
        var screen = VerdictScreen.Of(items);
        items = screen.Items;
        var sources = TrainingSources.Of(items, options.Target);
        TrainingSet.Check(sources.DistinctItems);
        var given = TrainingSet.Prepare(sources.Items, options);
        var everything = Enumerable.Range(0, given.Count).ToList();
        var judged = EvaluationRun.Evaluate(given, sources, options, progress, cancel);
        var steps = judged.Folds.Count;
        void Tell(string stage, int step) => progress?.Invoke(new(stage, steps + step, steps + 3));
        Tell("fitting the model to save", 0);
        var chosen = judged.Sources ?? SourceSelection.Judge(given, sources, everything, options, cancel);
        var kept = sources.KeptOf(everything, chosen);
        var set = given.Of(kept);
        var refits = judged.Pipeline is null || options.RefitOnAll;
        var learnt = refits ? set : given.Of(judged.Train);
        var plain = refits ? FittedPipeline.Fit(set, options.Plain, cancel) : judged.Plain!;
        var savesPlain = !BeatsPlain(judged.Rows, options);
        var rows = savesPlain ? judged.Rows.ChoosingPlain() : judged.Rows;
        var pipeline = savesPlain ? plain : refits ? FittedPipeline.Fit(set, options, cancel) : judged.Pipeline!;
        var model = new JudgedModel(
            ModelParts.Assemble(pipeline, learnt), learnt, rows, pipeline.HeldOutProbabilities, options)
        {
            LearntRows = sources.AllOf(refits ? kept : judged.Train),
            Plain = savesPlain ? null : ModelParts.Assemble(plain, learnt),
            Design = judged.Description,
            Refit = refits ? "all"
                : judged.TestFrom is { } year ? string.Create(CultureInfo.InvariantCulture, $"before {year}")
                : "split",
        };
        Tell("looking for leaks", 1);
        var run = model.Finish(set, screen, plain.Settings.L2Of(CandidateNames.Plain));
        Tell("drawing the learning curve", 2);
        var curve = LearningCurve.Measure(given, judged, savesPlain, options, cancel);
        Tell("done", 3);
        return run with
        {
            Settings = pipeline.Settings,
            SourcesLeftOut = [.. chosen.Where(source => !source.Kept).Select(source => source.Name)],
            Report = run.Report with
            {
                NTrain = judged.Train.Count,
                NDropped = Math.Max(0, set.Count - judged.Used),
                Repeated = sources.Repeated,
                Sources = chosen.Count > 0 ? chosen : null,
                Trials = pipeline.Trials,
                LearningCurve = curve,
            },
        };
    }

    // In log-loss, which sees ranking and level alike, and by more than the standard error of the paired difference:
    // what is simpler is kept else.
    private static bool BeatsPlain(HeldOutPredictions rows, TrainingOptions options)
    {
        var bootstrap = new ClusterBootstrap(rows.Clusters, options.BootstrapResamples, options.Seed);
        var gap = bootstrap.Compare(rows.Sample(rows.Chosen), rows.Sample(rows.Plain!.Probabilities)).LogLoss;
        return gap.Difference < -(gap.High - gap.Low) / (2 * NormalQuantile);
    }
}
