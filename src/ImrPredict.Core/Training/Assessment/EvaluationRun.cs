using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>Candidates and baselines judged on rows that they were not fitted on.</summary>
/// <param name="Description">How the rows were kept apart, in words.</param>
/// <param name="Rows">The rows judged.</param>
/// <param name="Folds">
/// The one split or the folds, with the settings that selection chose on the rows learnt from.
/// </param>
/// <param name="Pipeline">The pipeline judged; null where cross-validated, since there were several.</param>
/// <param name="Plain">The plain baseline of the same rows; null where cross-validated.</param>
/// <param name="Sources">
/// What the sources of the rows learnt from bring, by those rows alone; null where cross-validated, empty for one
/// source.
/// </param>
internal sealed record EvaluationRun(
    string Description,
    HeldOutPredictions Rows,
    IReadOnlyList<(Fold Fold, LearnerSettings Settings)> Folds,
    FittedPipeline? Pipeline,
    FittedPipeline? Plain,
    IReadOnlyList<SourceJudgement>? Sources)
{
    private const int FewestOfLastYears = 500;

    /// <summary>Rows learnt from, ascending; all rows where cross-validated.</summary>
    public IReadOnlyList<int> Train => [.. Folds.SelectMany(f => f.Fold.Learn).Distinct().Order()];

    /// <summary>Number of rows that were learnt from or judged.</summary>
    public int Used => Folds.SelectMany(f => f.Fold.Learn.Concat(f.Fold.Check)).Distinct().Count();

    /// <summary>First year of the rows judged; null where they were not split by year.</summary>
    public int? TestFrom { get; private init; }

    /// <summary>
    /// Splits, fits on one side and judges on the other: from the year that the options name; cross-validated where
    /// rows are few; on the last years where enough rows are dated, since a model is used on what comes next; else on
    /// clusters drawn at random. Sources are chosen among the rows learnt from, and rows of sources left out are not
    /// judged.
    /// </summary>
    /// <param name="set">All rows of all sources.</param>
    /// <param name="sources">Whose they are.</param>
    /// <param name="options">Settings; with a target, its rows alone are judged.</param>
    /// <param name="progress">Called before each fold; null for none.</param>
    /// <param name="cancel">Stops between fits.</param>
    public static EvaluationRun Evaluate(
        TrainingSet set, TrainingSources sources, TrainingOptions options, Action<TrainingProgress>? progress,
        CancellationToken cancel)
    {
        var all = sources.KeptOf(Enumerable.Range(0, set.Count), []);
        var judged = options.Target is null ? all : sources.TargetOf(all);
        var isFew = all.Count < options.CrossValidateBelow;
        var lastYears = isFew ? null
            : TrainTestSplit.LastYears([.. judged.Select(row => set.Items[row])], FewestOfLastYears);
        if ((options.TestFrom ?? lastYears) is { } year)
        {
            var byYear = Split(
                set, sources, TrainTestSplit.ByYear(set.Items, set.Clusters, year), options, string.Create(
                CultureInfo.InvariantCulture, $"years before {year} train, {year} and later test"), cancel);
            return byYear with { TestFrom = year };
        }

        return isFew
            ? CrossValidated(set, sources, options, progress, cancel)
            : Split(
                set, sources, TrainTestSplit.Random(set.Items, set.Clusters, options.TestFraction, options.Seed),
                options,
                string.Create(
                    CultureInfo.InvariantCulture, $"random clusters, {options.TestFraction:0%} of the rows test"),
                cancel);
    }

    private static EvaluationRun Split(
        TrainingSet set, TrainingSources sources, Fold fold, TrainingOptions options, string description,
        CancellationToken cancel)
    {
        var (kept, chosen) = Chosen(set, sources, fold, options, cancel);
        var (rows, pipeline, plain) = Judged(set, kept, options, cancel);
        return new EvaluationRun(description, rows, [(kept, pipeline.Settings)], pipeline, plain, chosen);
    }

    private static (Fold Fold, IReadOnlyList<SourceJudgement> Sources) Chosen(
        TrainingSet set, TrainingSources sources, Fold fold, TrainingOptions options, CancellationToken cancel)
    {
        var chosen = SourceSelection.Judge(set, sources, fold.Learn, options, cancel);
        var check = sources.KeptOf(options.Target is null ? fold.Check : sources.TargetOf(fold.Check), chosen);
        return check.Count > 0
            ? (fold with { Learn = sources.KeptOf(fold.Learn, chosen), Check = check }, chosen)
            : throw new ImrPredictException(
                "training: none of the rows to judge on is of the sources learnt from; give another --for or "
                + "--test-from.");
    }

    private static EvaluationRun CrossValidated(
        TrainingSet set, TrainingSources sources, TrainingOptions options, Action<TrainingProgress>? progress,
        CancellationToken cancel)
    {
        var folds = Fold.Each(set.Folds(options.TestFolds, options.Seed));
        var (settings, judged) = (new List<(Fold, LearnerSettings)>(), new List<HeldOutPredictions>());
        foreach (var fold in folds)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(new("cross-validating", fold.Part, folds.Count + 2));
            var (kept, _) = Chosen(set, sources, fold, options, cancel);
            var (rows, pipeline, _) = Judged(set, kept, options, cancel);
            settings.Add((kept, pipeline.Settings));
            judged.Add(rows);
        }

        return new EvaluationRun(
            $"cross-validated {folds.Count}-fold by cluster (letter and near-duplicate text)",
            HeldOutPredictions.Join(judged), settings, null, null, null);
    }

    private static (HeldOutPredictions Rows, FittedPipeline Pipeline, FittedPipeline Plain) Judged(
        TrainingSet set, Fold fold, TrainingOptions options, CancellationToken cancel)
    {
        var learn = set.Of(fold.Learn);
        var pipeline = FittedPipeline.Fit(learn, options, cancel);
        var plain = FittedPipeline.Fit(learn, options.Plain, cancel);
        return (HeldOutPredictions.Predict(pipeline, plain, learn, set.Of(fold.Check)), pipeline, plain);
    }
}
