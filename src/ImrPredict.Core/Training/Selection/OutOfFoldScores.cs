using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>Log-odds of every learner for rows that were held out while it was fitted.</summary>
/// <param name="Parts">Fold or year of each row; a row comes again for every repeat.</param>
/// <param name="Overturned">Outcome of each.</param>
/// <param name="Weights">Weight of each: later years count more where the settings say so.</param>
/// <param name="Scores">Log-odds by learner (learners x rows).</param>
internal sealed record OutOfFoldScores(
    IReadOnlyList<int> Parts,
    IReadOnlyList<bool> Overturned,
    IReadOnlyList<double> Weights,
    IReadOnlyList<IReadOnlyList<double>> Scores)
{
    /// <summary>Fits on the rows that each fold leaves, and scores those that it holds out.</summary>
    public static OutOfFoldScores Predict(
        TrainingSet set, ValidationPlan plan, LearnerSettings settings, TrainingOptions options,
        CancellationToken cancel)
    {
        var recency = set.RecencyWeights(settings.HalfLifeYears);
        var scored = plan.Folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(fold => StackedModel.Fit(set.Of(fold.Learn), settings, options, cancel)
                .Score([.. fold.Check.Select(i => set.Items[i].Item)]))
            .ToList();
        var rows = plan.Folds.SelectMany(h => h.Check).ToList();
        return new OutOfFoldScores(
            [.. plan.Folds.SelectMany(h => h.Check.Select(_ => h.Part))],
            [.. rows.Select(i => set.Overturned[i])],
            [.. rows.Select(i => recency[i])],
            [.. Enumerable.Range(0, scored[0].Count)
                .Select(learner => (IReadOnlyList<double>)[.. scored.SelectMany(s => s[learner])])]);
    }
}
