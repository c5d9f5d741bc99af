using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Settings;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ImrPredict.Training.Learners;

/// <summary>
/// Feature space and learners fitted on one set of rows: logistic regression, then trees that see the dense part and
/// the logistic score. While trees are trained that score is out of fold, so that they learn how far to trust it.
/// </summary>
internal sealed class StackedModel
{
    private readonly MLContext _context;
    private readonly ITransformer[] _steps;

    private StackedModel(
        MLContext context, FeatureSpace space, LinearFit linear, ITransformer[] steps, string[] members)
    {
        (_context, _steps) = (context, steps);
        (Space, Linear, Members) = (space, linear, members);
    }

    /// <summary>How an item becomes numbers.</summary>
    public FeatureSpace Space { get; }

    /// <summary>The logistic regression.</summary>
    public LinearFit Linear { get; }

    /// <summary>Names of the learners.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>
    /// Seconds that each learner would have taken alone, its features and the scores that it reads included.
    /// </summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>Seconds that all learners took together.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>Fits everything on the rows of a set.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="settings">Settings that selection chose.</param>
    /// <param name="options">Settings.</param>
    /// <param name="cancel">Stops between learners.</param>
    public static StackedModel Fit(
        TrainingSet set, LearnerSettings settings, TrainingOptions options, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var context = new MLContext(options.Seed);
        var weights = set.RecencyWeights(settings.HalfLifeYears);
        var folds = set.Folds(options.Folds, options.Seed);
        var space = FeatureSpace.Fit(set.Labelled, weights, options.Features, set.Encoder);
        var rows = space.TransformTraining(set.Labelled, weights, folds, options.Features);
        var linear = LinearFit.Train(context, rows, set.Overturned, weights, space, settings.L2);
        var steps = new List<ITransformer> { linear.Transformer };
        var members = new List<string> { CandidateNames.Logistic };
        var seconds = new List<double> { watch.Elapsed.TotalSeconds };
        string[] trees = [CandidateNames.FastTree, CandidateNames.LightGbm];
        if (trees.Any(options.Candidates.Contains))
        {
            cancel.ThrowIfCancellationRequested();
            var scores = LinearOutOfFold(set, rows, weights, folds, space, settings.L2, options.Parallelism, cancel);
            var columns = space.Names.Count;
            var seen = rows.Select(
                (row, i) => LearnerRow.Of(row, columns, set.Overturned[i], weights[i], scores[i])).ToList();
            var view = LearnerRow.View(context, seen, columns);
            steps.Add(ChainSteps.Renamed(context, view, steps[0], nameof(LearnerRow.LinearScore)));
            steps.Add(TreeFit.Joined(context, view));
            var joined = steps[^1].Transform(view);
            var before = watch.Elapsed;
            foreach (var name in trees.Where(options.Candidates.Contains))
            {
                var own = Stopwatch.StartNew();
                steps.Add(name == CandidateNames.FastTree
                    ? TreeFit.FastTree(context, joined, rows.Count, options.Seed)
                    : TreeFit.LightGbm(context, joined, rows.Count, options.Seed));
                steps.Add(ChainSteps.LogOdds(context, joined, steps[^1], ChainSteps.ColumnOf(name)));
                members.Add(name);
                seconds.Add((before + own.Elapsed).TotalSeconds);
            }
        }

        return new StackedModel(context, space, linear, [.. steps], [.. members])
        {
            Seconds = seconds,
            TotalSeconds = watch.Elapsed.TotalSeconds,
        };
    }

    /// <summary>Log-odds by each member for items, in their order.</summary>
    /// <returns>One list for each of <see cref="Members"/>.</returns>
    public IReadOnlyList<IReadOnlyList<double>> Score(IReadOnlyList<DisputedItem> items)
    {
        var rows = items.Select(Space.Transform).ToList();
        var scores = new List<IReadOnlyList<double>> { rows.ConvertAll(Linear.Score) }; // in double precision
        return Members.Count == 1 ? scores : [.. scores, .. TreeScores(rows, [.. Members.Skip(1)])];
    }

    /// <summary>The logistic regression and the trees among some members, as one ML.NET transformer.</summary>
    /// <param name="wanted">Names of members.</param>
    public ITransformer ChainOf(IReadOnlyList<string> wanted)
    {
        var kept = new List<ITransformer> { _steps[0] };
        var trees = Members.Skip(1).ToList();
        if (trees.Exists(wanted.Contains))
        {
            kept.AddRange(_steps[1..3]);
        }

        for (var tree = 0; tree < trees.Count; tree++)
        {
            if (wanted.Contains(trees[tree]))
            {
                kept.AddRange(_steps.AsSpan(3 + (2 * tree), 2));
            }
        }

        return new TransformerChain<ITransformer>([.. kept]);
    }

    private List<double[]> TreeScores(List<FeatureRow> rows, List<string> trees)
    {
        var columns = Space.Names.Count;
        var view = ChainOf(Members).Transform(
            LearnerRow.View(_context, rows.Select(row => LearnerRow.Of(row, columns)), columns));
        var wanted = trees.ConvertAll(name => view.Schema[ChainSteps.ColumnOf(name)]);
        var scores = trees.ConvertAll(_ => new double[rows.Count]);
        using var cursor = view.GetRowCursor(wanted);
        var getters = wanted.ConvertAll(column => cursor.GetGetter<float>(column));
        for (var row = 0; cursor.MoveNext(); row++)
        {
            for (var tree = 0; tree < trees.Count; tree++)
            {
                var value = 0f;
                getters[tree](ref value);
                scores[tree][row] = value;
            }
        }

        return scores;
    }

    private static double[] LinearOutOfFold(
        TrainingSet set, IReadOnlyList<FeatureRow> rows, IReadOnlyList<double> weights, IReadOnlyList<int> folds,
        FeatureSpace space, double l2, int parallelism, CancellationToken cancel)
    {
        var scores = new double[rows.Count];
        var limits = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = parallelism };
        Parallel.ForEach(Fold.Each(folds), limits, fold =>
        {
            var fitted = LinearFit.Train(
                new MLContext(1), [.. fold.Learn.Select(i => rows[i])], [.. fold.Learn.Select(i => set.Overturned[i])],
                [.. fold.Learn.Select(i => weights[i])], space, l2);
            foreach (var i in fold.Check)
            {
                scores[i] = fitted.Score(rows[i]);
            }
        });
        return scores;
    }
}
