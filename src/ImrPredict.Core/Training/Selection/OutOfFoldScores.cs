using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>Log-odds of every learner for rows that were held out while it was fitted.</summary>
/// <param name="Places">Place of each row in the training set; a row comes again for every repeat.</param>
/// <param name="Parts">Fold or year of each row.</param>
/// <param name="Kinds">What each row has.</param>
/// <param name="Overturned">Outcome of each.</param>
/// <param name="Weights">Weight of each: later rows count more where the settings say so.</param>
/// <param name="Scores">
/// Log-odds by learner (learners x rows); not a number where a learner does not see the row.
/// </param>
internal sealed record OutOfFoldScores(
    IReadOnlyList<int> Places,
    IReadOnlyList<int> Parts,
    IReadOnlyList<RowKind> Kinds,
    IReadOnlyList<bool> Overturned,
    IReadOnlyList<double> Weights,
    IReadOnlyList<IReadOnlyList<double>> Scores)
{
    /// <summary>Fits on the rows that each fold leaves, and scores those that it holds out.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="plan">What is held out.</param>
    /// <param name="members">The learners.</param>
    /// <param name="settings">Their settings.</param>
    /// <param name="options">Settings of training.</param>
    /// <param name="cancel">Stops between folds.</param>
    public static OutOfFoldScores Predict(
        TrainingSet set, ValidationPlan plan, IReadOnlyList<ViewLearner> members, LearnerSettings settings,
        TrainingOptions options, CancellationToken cancel)
    {
        var recency = set.RecencyWeights(settings.HalfLifeYears);
        var scored = plan.Folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(fold =>
            {
                var fitted = FittedLearners.Fit(set.Of(fold.Learn), members, settings, options, cancel);
                var rows = fold.Check.Select(i => fitted.Space.Transform(set.Items[i].Item)).ToList();
                return (Kinds: rows.ConvertAll(row => row.Kind), Scores: fitted.Score(rows));
            })
            .ToList();
        List<int> places = [.. plan.Folds.SelectMany(h => h.Check)];
        return new OutOfFoldScores(
            places,
            [.. plan.Folds.SelectMany(h => h.Check.Select(_ => h.Part))],
            [.. scored.SelectMany(s => s.Kinds)],
            [.. places.Select(i => set.Overturned[i])],
            [.. places.Select(i => recency[i])],
            [.. members.Select((_, m) => (IReadOnlyList<double>)[.. scored.SelectMany(s => s.Scores[m])])]);
    }
}
