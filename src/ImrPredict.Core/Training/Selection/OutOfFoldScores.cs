using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>Log-odds of every learner for rows that were held out while it was fitted.</summary>
/// <param name="Rows">Rows of the training set; a row comes again for every repeat.</param>
/// <param name="Parts">Fold or year of each.</param>
/// <param name="Overturned">Outcome of each.</param>
/// <param name="Weights">Weight of each: later years count more where the settings say so.</param>
/// <param name="Scores">Log-odds by learner (learners x rows).</param>
internal sealed record OutOfFoldScores(
    IReadOnlyList<int> Rows,
    IReadOnlyList<int> Parts,
    IReadOnlyList<bool> Overturned,
    IReadOnlyList<double> Weights,
    IReadOnlyList<IReadOnlyList<double>> Scores)
{
    /// <summary>Fits on what each holdout leaves, and scores what it holds.</summary>
    public static OutOfFoldScores Predict(
        TrainingSet set, ValidationPlan plan, LearnerSettings settings, TrainingOptions options,
        CancellationToken cancel)
    {
        var recency = set.RecencyWeights(settings.HalfLifeYears);
        var scored = plan.Holdouts
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(holdout => StackedModel.Fit(set.Of(holdout.Learn), settings, options, cancel)
                .Score([.. holdout.Check.Select(i => set.Items[i].Item)]))
            .ToList();
        var rows = plan.Holdouts.SelectMany(h => h.Check).ToList();
        return new OutOfFoldScores(
            rows,
            [.. plan.Holdouts.SelectMany(h => h.Check.Select(_ => h.Part))],
            [.. rows.Select(i => set.Overturned[i])],
            [.. rows.Select(i => recency[i])],
            [.. Enumerable.Range(0, scored[0].Count)
                .Select(learner => (IReadOnlyList<double>)[.. scored.SelectMany(s => s[learner])])]);
    }
}
