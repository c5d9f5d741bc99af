using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Selection;

/// <summary>
/// Chooses the penalty of each logistic regression and the half-life of codes and rates, by log-loss on held-out rows
/// of the training set: the half-life first, at the middle penalty, then each penalty by itself.
/// </summary>
internal static class SettingsSearch
{
    /// <summary>The same on held-out rows of its own; nothing is held out where there is nothing to choose.</summary>
    public static (LearnerSettings Best, IReadOnlyList<Trial> Trials) Choose(
        TrainingSet set, IReadOnlyList<ViewLearner> members, TrainingOptions options, CancellationToken cancel)
    {
        var plan = ValidationPlan.For(set, options);
        return options.L2.Count == 1 && (options.HalfLifeYears.Count == 1 || !plan.IsByYear)
            ? Choose(set, [], plan.IsByYear, members, options, cancel)
            : Choose(set, FoldLearning.ReadAll(set, plan, options, cancel), plan.IsByYear, members, options, cancel);
    }

    /// <summary>Tries the settings and returns the best, with what each gave.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="folds">What is held out.</param>
    /// <param name="isByYear">Whether later rows are predicted from earlier ones; half-lives are tried then.</param>
    /// <param name="members">The learners.</param>
    /// <param name="options">The settings to choose from.</param>
    /// <param name="cancel">Stops between trials.</param>
    public static (LearnerSettings Best, IReadOnlyList<Trial> Trials) Choose(
        TrainingSet set, IReadOnlyList<FoldLearning> folds, bool isByYear, IReadOnlyList<ViewLearner> members,
        TrainingOptions options, CancellationToken cancel)
    {
        var halfLives = isByYear ? options.HalfLifeYears : [0];
        var linear = members.Where(member => !member.IsTrees).ToList();
        var (best, trials) = (new Dictionary<string, double>(), new List<Trial>());
        if (options.L2.Count == 1 && halfLives.Count == 1)
        {
            return (new LearnerSettings(linear.ToDictionary(m => m.Name, _ => options.L2[0]), halfLives[0]), []);
        }

        Trial Try(ViewLearner member, double l2, double halfLife) =>
            Tried(set, folds, member, l2, halfLife, options.Parallelism, cancel);
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
        TrainingSet set, IReadOnlyList<FoldLearning> folds, ViewLearner member, double l2, double halfLife,
        int parallelism, CancellationToken cancel)
    {
        var scored = folds
            .AsParallel().AsOrdered().WithDegreeOfParallelism(parallelism).WithCancellation(cancel)
            .SelectMany(fold => fold.Scores(member, l2, halfLife)
                .Zip(fold.Fold.Check, (score, row) => (Score: score, Overturned: set.Overturned[row])))
            .Where(row => !double.IsNaN(row.Score)).ToList();
        List<double> logOdds = scored.ConvertAll(s => s.Score);
        List<bool> overturned = scored.ConvertAll(s => s.Overturned);
        var calibration = ScoreCalibration.Fit(logOdds, overturned, [.. logOdds.Select(_ => 1.0)]);
        var metrics = new RankedSample(overturned, [.. logOdds.Select(calibration.Probability)]).Metrics();
        return new Trial(member.Name, l2, halfLife, metrics.LogLoss, metrics.Auc);
    }
}
