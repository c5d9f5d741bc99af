using System.Globalization;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>Candidates and baselines judged on rows that they were not fitted on.</summary>
/// <param name="Design">How the rows were kept apart.</param>
/// <param name="Description">The same in words.</param>
/// <param name="Rows">The rows judged.</param>
/// <param name="Parts">What was learnt from and judged, fold by fold.</param>
/// <param name="Train">Rows learnt from; all rows where cross-validated.</param>
/// <param name="Pipeline">The pipeline judged; null where cross-validated, since there were several.</param>
/// <param name="Steps">Steps of progress that this took.</param>
internal sealed record EvaluationRun(
    JudgementDesign Design,
    string Description,
    HeldOutPredictions Rows,
    IReadOnlyList<JudgedPart> Parts,
    IReadOnlyList<int> Train,
    FittedPipeline? Pipeline,
    int Steps)
{
    /// <summary>Splits as the options say, fits on one side and judges on the other.</summary>
    public static EvaluationRun Of(
        TrainingSet set, TrainingOptions options, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        if (options.TestFrom is { } year)
        {
            return Split(set, TrainTestSplit.ByYear(set.Items, set.Clusters, year), options, string.Create(
                CultureInfo.InvariantCulture, $"years before {year} train, {year} and later test"), cancel);
        }

        return set.Count < options.CrossValidateBelow
            ? CrossValidated(set, options, progress, cancel)
            : Split(
                set, TrainTestSplit.Random(set.Items, set.Clusters, options.TestFraction, options.Seed), options,
                string.Create(
                    CultureInfo.InvariantCulture, $"random clusters, {options.TestFraction:0%} of the rows test"),
                cancel);
    }

    private static EvaluationRun Split(
        TrainingSet set, TrainTestSplit split, TrainingOptions options, string description, CancellationToken cancel)
    {
        var learn = set.Of(split.Train);
        var pipeline = FittedPipeline.Fit(learn, options, cancel);
        return new EvaluationRun(
            options.TestFrom is null ? JudgementDesign.RandomClusters : JudgementDesign.ByYear,
            description, Judged(learn, set.Of(split.Test), pipeline),
            [new JudgedPart(split.Train, split.Test, pipeline.Settings)], split.Train, pipeline, 1);
    }

    private static EvaluationRun CrossValidated(
        TrainingSet set, TrainingOptions options, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        var folds = set.Folds(options.TestFolds, options.Seed);
        var count = folds.Max() + 1;
        var (parts, judged) = (new List<JudgedPart>(), new List<HeldOutPredictions>());
        for (var fold = 0; fold < count; fold++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(new("cross-validating", fold, count + 2));
            var learn = Enumerable.Range(0, set.Count).Where(i => folds[i] != fold).ToList();
            var check = Enumerable.Range(0, set.Count).Where(i => folds[i] == fold).ToList();
            var pipeline = FittedPipeline.Fit(set.Of(learn), options, cancel);
            parts.Add(new JudgedPart(learn, check, pipeline.Settings));
            judged.Add(Judged(set.Of(learn), set.Of(check), pipeline));
        }

        return new EvaluationRun(
            JudgementDesign.CrossValidation,
            $"cross-validated {count}-fold by cluster (letter and near-duplicate text)",
            HeldOutPredictions.Join(judged), parts, [.. Enumerable.Range(0, set.Count)], null, count);
    }

    /// <summary>Rows that a pipeline was not fitted on, with what it and the baselines say about them.</summary>
    public static HeldOutPredictions Judged(TrainingSet learn, TrainingSet check, FittedPipeline pipeline)
    {
        var cohorts = CohortRate.Of(learn.Items);
        var rate = learn.Overturned.Average(o => o ? 1.0 : 0.0);
        var items = check.Items.Select(i => i.Item).ToList();
        var probabilities = pipeline.Probabilities(items);
        return new HeldOutPredictions(
            check.Items, check.Clusters, [.. items.Select(_ => rate)], [.. items.Select(cohorts.Probability)],
            probabilities[pipeline.Selected], [.. items.Select(item => pipeline.Model.Space.Transform(item).KnownShare)],
            pipeline.Candidates, probabilities);
    }
}
