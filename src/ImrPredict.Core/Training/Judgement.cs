using System.Globalization;

namespace ImrPredict.Training;

/// <summary>Candidates and baselines judged on rows that they were not fitted on.</summary>
/// <param name="Design">How the rows were kept apart.</param>
/// <param name="Description">The same in words.</param>
/// <param name="Rows">The rows judged.</param>
/// <param name="Train">Rows learnt from; all rows where cross-validated.</param>
/// <param name="Pipeline">The pipeline judged; null where cross-validated, since there were several.</param>
/// <param name="Steps">Steps of progress that this took.</param>
internal sealed record Judgement(
    JudgementDesign Design,
    string Description,
    JudgedRows Rows,
    IReadOnlyList<int> Train,
    FittedPipeline? Pipeline,
    int Steps)
{
    /// <summary>Splits as the options say, fits on one side and judges on the other.</summary>
    public static Judgement Of(
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

    private static Judgement Split(
        TrainingSet set, TrainTestSplit split, TrainingOptions options, string description, CancellationToken cancel)
    {
        var learn = set.Of(split.Train);
        var pipeline = FittedPipeline.Fit(learn, options, cancel);
        return new Judgement(
            options.TestFrom is null ? JudgementDesign.RandomClusters : JudgementDesign.ByYear,
            description, Judged(learn, set.Of(split.Test), pipeline), split.Train, pipeline, 1);
    }

    private static Judgement CrossValidated(
        TrainingSet set, TrainingOptions options, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        var folds = set.Folds(options.TestFolds, options.Seed);
        var count = folds.Max() + 1;
        var parts = new List<JudgedRows>();
        for (var fold = 0; fold < count; fold++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(new("cross-validating", fold, count + 2));
            var learn = set.Of(Enumerable.Range(0, set.Count).Where(i => folds[i] != fold));
            var check = set.Of(Enumerable.Range(0, set.Count).Where(i => folds[i] == fold));
            parts.Add(Judged(learn, check, FittedPipeline.Fit(learn, options, cancel)));
        }

        return new Judgement(
            JudgementDesign.CrossValidation,
            $"cross-validated {count}-fold by cluster (letter and near-duplicate text)",
            JudgedRows.Join(parts), [.. Enumerable.Range(0, set.Count)], null, count);
    }

    /// <summary>Rows that a pipeline was not fitted on, with what it and the baselines say about them.</summary>
    public static JudgedRows Judged(TrainingSet learn, TrainingSet check, FittedPipeline pipeline)
    {
        var cohorts = CohortRate.Of(learn.Items);
        var rate = learn.Overturned.Average(o => o ? 1.0 : 0.0);
        var items = check.Items.Select(i => i.Item).ToList();
        var probabilities = pipeline.Probabilities(items);
        return new JudgedRows(
            check.Items, check.Clusters, [.. items.Select(_ => rate)], [.. items.Select(cohorts.Probability)],
            probabilities[pipeline.Selected], pipeline.Candidates, probabilities);
    }
}
