using ImrPredict.Features.Blocks;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>Log-odds of every learner for rows that were held out while it was fitted.</summary>
/// <param name="Places">Place of each row in the training set; a row comes again for every repeat.</param>
/// <param name="Parts">Fold or year of each row.</param>
/// <param name="Kinds">What each row has.</param>
/// <param name="Overturned">Outcome of each.</param>
/// <param name="Weights">
/// Weight of each: 1, since few rows say how learners are added up and what level they have, and forgetting most of
/// them costs more than it gains; learning that rolls on sets others.
/// </param>
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
    /// <summary>The scores of the rows that folds hold out.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="folds">The folds.</param>
    /// <param name="members">The learners.</param>
    /// <param name="settings">Their settings.</param>
    /// <param name="parallelism">How many folds are worked on at once.</param>
    /// <param name="cancel">Stops between folds.</param>
    public static OutOfFoldScores Predict(
        TrainingSet set, IReadOnlyList<FoldLearning> folds, IReadOnlyList<ViewLearner> members,
        LearnerSettings settings, int parallelism, CancellationToken cancel)
    {
        var scored = folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(parallelism).WithCancellation(cancel)
            .Select(fold => members.Select(member => fold.Scores(
                member, member.IsTrees ? 0 : settings.L2Of(member.Name),
                member.ForgetsOldRows ? settings.HalfLifeYears : 0)).ToList())
            .ToList();
        List<int> places = [.. folds.SelectMany(fold => fold.Fold.Check)];
        return new OutOfFoldScores(
            places,
            [.. folds.SelectMany(fold => fold.Fold.Check.Select(_ => fold.Fold.Part))],
            [.. folds.SelectMany(fold => fold.Kinds)],
            [.. places.Select(i => set.Overturned[i])],
            [.. places.Select(_ => 1.0)],
            [.. members.Select((_, m) => (IReadOnlyList<double>)[.. scored.SelectMany(s => s[m])])]);
    }

    /// <summary>Some of the rows.</summary>
    /// <param name="rows">Their places among these scores.</param>
    public OutOfFoldScores Of(IReadOnlyList<int> rows)
    {
        IReadOnlyList<T> Kept<T>(IReadOnlyList<T> values) => [.. rows.Select(row => values[row])];
        return new(
            Kept(Places), Kept(Parts), Kept(Kinds), Kept(Overturned), Kept(Weights), [.. Scores.Select(Kept)]);
    }

    /// <summary>Scores by the same learners, one after the other.</summary>
    public static OutOfFoldScores Join(IReadOnlyList<OutOfFoldScores> all)
    {
        IReadOnlyList<T> Joined<T>(Func<OutOfFoldScores, IReadOnlyList<T>> of) => [.. all.SelectMany(of)];
        return new(
            Joined(s => s.Places), Joined(s => s.Parts), Joined(s => s.Kinds), Joined(s => s.Overturned),
            Joined(s => s.Weights), [.. all[0].Scores.Select((_, learner) => Joined(s => s.Scores[learner]))]);
    }
}
