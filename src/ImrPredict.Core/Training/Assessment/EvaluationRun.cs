using System.Globalization;
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
internal sealed record EvaluationRun(
    string Description,
    HeldOutPredictions Rows,
    IReadOnlyList<(Fold Fold, LearnerSettings Settings)> Folds,
    FittedPipeline? Pipeline,
    FittedPipeline? Plain)
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
    /// clusters drawn at random.
    /// </summary>
    public static EvaluationRun Evaluate(
        TrainingSet set, TrainingOptions options, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        var isFew = set.Count < options.CrossValidateBelow;
        if ((options.TestFrom ?? (isFew ? null : TrainTestSplit.LastYears(set.Items, FewestOfLastYears))) is { } year)
        {
            var byYear = Split(set, TrainTestSplit.ByYear(set.Items, set.Clusters, year), options, string.Create(
                CultureInfo.InvariantCulture, $"years before {year} train, {year} and later test"), cancel);
            return byYear with { TestFrom = year };
        }

        return isFew
            ? CrossValidated(set, options, progress, cancel)
            : Split(
                set, TrainTestSplit.Random(set.Items, set.Clusters, options.TestFraction, options.Seed), options,
                string.Create(
                    CultureInfo.InvariantCulture, $"random clusters, {options.TestFraction:0%} of the rows test"),
                cancel);
    }

    private static EvaluationRun Split(
        TrainingSet set, Fold fold, TrainingOptions options, string description, CancellationToken cancel)
    {
        var (rows, pipeline, plain) = Judged(set, fold, options, cancel);
        return new EvaluationRun(description, rows, [(fold, pipeline.Settings)], pipeline, plain);
    }

    private static EvaluationRun CrossValidated(
        TrainingSet set, TrainingOptions options, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        var folds = Fold.Each(set.Folds(options.TestFolds, options.Seed));
        var (settings, judged) = (new List<(Fold, LearnerSettings)>(), new List<HeldOutPredictions>());
        foreach (var fold in folds)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(new("cross-validating", fold.Part, folds.Count + 2));
            var (rows, pipeline, _) = Judged(set, fold, options, cancel);
            settings.Add((fold, pipeline.Settings));
            judged.Add(rows);
        }

        return new EvaluationRun(
            $"cross-validated {folds.Count}-fold by cluster (letter and near-duplicate text)",
            HeldOutPredictions.Join(judged), settings, null, null);
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
