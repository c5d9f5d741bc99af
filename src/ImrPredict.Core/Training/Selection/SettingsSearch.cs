using ImrPredict.Evaluation.Metrics;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Selection;

/// <summary>
/// Chooses the penalty of each logistic regression and the half-life of codes and rates, by log-loss on held-out rows
/// of the training set: the half-life first, at the middle penalty, then each penalty by itself.
/// </summary>
internal static class SettingsSearch
{
    /// <summary>Tries the settings and returns the best, with what each gave.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="plan">What is held out.</param>
    /// <param name="members">The learners.</param>
    /// <param name="options">The settings to choose from.</param>
    /// <param name="cancel">Stops between trials.</param>
    public static (LearnerSettings Best, IReadOnlyList<Trial> Trials) Choose(
        TrainingSet set, ValidationPlan plan, IReadOnlyList<ViewLearner> members, TrainingOptions options,
        CancellationToken cancel)
    {
        var halfLives = plan.IsByYear ? options.HalfLifeYears : [0];
        var linear = members.Where(member => !member.IsTrees).ToList();
        var (best, trials) = (new Dictionary<string, double>(), new List<Trial>());
        if (options.L2.Count == 1 && halfLives.Count == 1)
        {
            return (new LearnerSettings(linear.ToDictionary(m => m.Name, _ => options.L2[0]), halfLives[0]), []);
        }

        var folds = plan.Folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .Select(fold => FoldRows.Read(set, fold, linear, options)).ToList();
        Trial Try(ViewLearner member, double l2, double halfLife) => Tried(set, folds, member, l2, halfLife, options, cancel);
        var middle = options.L2.Order().ElementAt(options.L2.Count / 2);
        var halfLife = halfLives[0];
        if (halfLives.Count > 1 && linear.Find(member => member.ForgetsOldRows) is { } codes)
        {
            var tried = halfLives.Select(h => Try(codes, middle, h)).ToList();
            trials.AddRange(tried);
            halfLife = tried.MinBy(t => t.LogLoss)!.HalfLifeYears;
        }

        foreach (var member in linear)
        {
            var own = member.ForgetsOldRows ? halfLife : 0;
            var tried = options.L2
                .Select(l2 => trials.Find(t => t.Learner == member.Name && t.L2 == l2 && t.HalfLifeYears == own)
                    ?? Try(member, l2, own))
                .ToList();
            trials.AddRange(tried.Except(trials));
            best[member.Name] = tried.MinBy(t => t.LogLoss)!.L2;
        }

        return (new LearnerSettings(best, halfLife), [.. trials.OrderBy(t => t.Learner).ThenBy(t => t.LogLoss)]);
    }

    // Calibrated before the loss is taken: a penalty that only shrinks all scores alike is no worse for that.
    private static Trial Tried(
        TrainingSet set, IReadOnlyList<FoldRows> folds, ViewLearner member, double l2, double halfLife,
        TrainingOptions options, CancellationToken cancel)
    {
        var scored = folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(options.Parallelism).WithCancellation(cancel)
            .SelectMany(fold => fold.Scores(set, member, l2, halfLife, options.Seed)).ToList();
        if (scored.Count == 0)
        {
            return new Trial(member.Name, l2, halfLife, double.NaN, double.NaN);
        }

        List<double> logOdds = scored.ConvertAll(s => s.Score);
        List<bool> overturned = scored.ConvertAll(s => s.Overturned);
        var calibration = ScoreCalibration.Fit(
            CalibrationKind.Platt, logOdds, overturned, [.. logOdds.Select(_ => 1.0)]);
        var metrics = new RankedSample(overturned, [.. logOdds.Select(calibration.Probability)]).Metrics();
        return new Trial(member.Name, l2, halfLife, metrics.LogLoss, metrics.Auc);
    }

    // The rows of a fold as numbers, read once for all trials; by learner.
    private sealed record FoldRows(
        TrainingSet Learn, IReadOnlyList<int> Check, int Columns,
        IReadOnlyDictionary<string, (IReadOnlyList<FeatureRow> Rows, IReadOnlyList<int> Places)> Learnt,
        IReadOnlyDictionary<string, (IReadOnlyList<FeatureRow> Rows, IReadOnlyList<int> Places)> Held)
    {
        public static FoldRows Read(
            TrainingSet set, Evaluation.Splits.Fold fold, IReadOnlyList<ViewLearner> linear, TrainingOptions options)
        {
            var learn = set.Of(fold.Learn);
            var space = learn.Space(options.Features);
            var rows = learn.Items.Select(i => space.Transform(i.Item)).ToList();
            var held = fold.Check.Select(i => space.Transform(set.Items[i].Item)).ToList();
            return new FoldRows(
                learn, fold.Check, space.Names.Count,
                linear.ToDictionary(m => m.Name, m => FittedLearners.ViewOf(space, m, rows)),
                linear.ToDictionary(m => m.Name, m => FittedLearners.ViewOf(space, m, held)));
        }

        public IReadOnlyList<(double Score, bool Overturned)> Scores(
            TrainingSet set, ViewLearner member, double l2, double halfLife, int seed)
        {
            var ((rows, places), held) = (Learnt[member.Name], Held[member.Name]);
            if (held.Rows.Count == 0)
            {
                return [];
            }

            var weights = Learn.RecencyWeights(halfLife);
            var fitted = LinearFit.Train(
                new MLContext(seed), rows, [.. places.Select(i => Learn.Overturned[i])],
                [.. places.Select(i => weights[i])], Columns, l2);
            return [.. held.Rows.Select((row, k) => (fitted.Score(row), set.Overturned[Check[held.Places[k]]]))];
        }
    }
}
