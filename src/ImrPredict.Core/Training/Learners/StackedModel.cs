using ImrPredict.Cases;
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
    private readonly MLContext context;
    private readonly ITransformer[] steps;

    private StackedModel(
        MLContext context, FeatureSpace space, LinearFit linear, ITransformer[] steps, string[] members)
    {
        (this.context, this.steps) = (context, steps);
        (Space, Linear, Members) = (space, linear, members);
    }

    /// <summary>How an item becomes numbers.</summary>
    public FeatureSpace Space { get; }

    /// <summary>The logistic regression.</summary>
    public LinearFit Linear { get; }

    /// <summary>Names of the learners.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>Fits everything on the rows of a set.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="settings">What selection settled.</param>
    /// <param name="options">Settings.</param>
    /// <param name="cancel">Stops between learners.</param>
    public static StackedModel Fit(
        TrainingSet set, LearnerSettings settings, TrainingOptions options, CancellationToken cancel)
    {
        var context = new MLContext(options.Seed);
        var weights = set.RecencyWeights(settings.HalfLifeYears);
        var folds = set.Folds(options.Folds, options.Seed);
        var space = FeatureSpace.Fit(set.Items, weights, options.Features, set.Encoder);
        var rows = space.TransformTraining(set.Items, weights, folds, options.Features);
        var columns = space.Names.Count;
        var linear = LinearFit.Train(context, rows, set.Overturned, weights, space, settings.L2);
        var steps = new List<ITransformer> { linear.Transformer };
        var members = new List<string> { CandidateNames.Logistic };
        if (options.Candidates.Any(c => c is CandidateNames.FastTree or CandidateNames.LightGbm))
        {
            cancel.ThrowIfCancellationRequested();
            var scores = LinearOutOfFold(set, rows, weights, folds, space, settings.L2, options.Parallelism, cancel);
            AddTrees(context, set, rows, weights, scores, columns, options, steps, members);
        }

        return new StackedModel(context, space, linear, [.. steps], [.. members]);
    }

    /// <summary>Log-odds by each member for items, in their order.</summary>
    /// <returns>One list for each of <see cref="Members"/>.</returns>
    public IReadOnlyList<IReadOnlyList<double>> Score(IReadOnlyList<DisputedItem> items)
    {
        var rows = items.Select(Space.Transform).ToList();
        return ChainScores.Of(context, ChainOf(Members), Linear, rows, Space.Names.Count, Members);
    }

    /// <summary>The logistic regression and the trees among some members, as one ML.NET transformer.</summary>
    /// <param name="wanted">Names of members.</param>
    public ITransformer ChainOf(IReadOnlyList<string> wanted)
    {
        var kept = new List<ITransformer> { steps[0] };
        var trees = Members.Skip(1).ToList();
        if (trees.Exists(wanted.Contains))
        {
            kept.AddRange(steps[1..3]);
        }

        for (var tree = 0; tree < trees.Count; tree++)
        {
            if (wanted.Contains(trees[tree]))
            {
                kept.AddRange(steps.AsSpan(3 + (2 * tree), 2));
            }
        }

        return new TransformerChain<ITransformer>([.. kept]);
    }

    private static double[] LinearOutOfFold(
        TrainingSet set, IReadOnlyList<FeatureRow> rows, IReadOnlyList<double> weights, IReadOnlyList<int> folds,
        FeatureSpace space, double l2, int parallelism, CancellationToken cancel)
    {
        var scores = new double[rows.Count];
        var limits = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = parallelism };
        Parallel.For(0, folds.Max() + 1, limits, fold =>
        {
            var rest = Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold).ToList();
            var fitted = LinearFit.Train(
                new MLContext(1), [.. rest.Select(i => rows[i])], [.. rest.Select(i => set.Overturned[i])],
                [.. rest.Select(i => weights[i])], space, l2);
            foreach (var i in Enumerable.Range(0, rows.Count).Where(i => folds[i] == fold))
            {
                scores[i] = fitted.Score(rows[i]);
            }
        });
        return scores;
    }

    private static void AddTrees(
        MLContext context, TrainingSet set, IReadOnlyList<FeatureRow> rows, IReadOnlyList<double> weights,
        double[] scores, int columns, TrainingOptions options, List<ITransformer> steps, List<string> members)
    {
        var view = LearnerRow.View(
            context,
            [.. rows.Select((row, i) => LearnerRow.Of(row, columns, set.Overturned[i], weights[i], scores[i]))],
            columns);
        steps.Add(ChainScores.Renamed(context, view, steps[0], nameof(LearnerRow.LinearScore)));
        var join = TreeFit.Joined(context, view);
        steps.Add(join);
        var joined = join.Transform(view);
        string[] trees = [CandidateNames.FastTree, CandidateNames.LightGbm];
        foreach (var name in trees.Where(options.Candidates.Contains))
        {
            var tree = name == CandidateNames.FastTree
                ? TreeFit.FastTree(context, joined, rows.Count, options.Seed)
                : TreeFit.LightGbm(context, joined, rows.Count, options.Seed);
            steps.Add(tree);
            steps.Add(ChainScores.LogOdds(context, joined, tree, ChainScores.ColumnOf(name)));
            members.Add(name);
        }
    }
}
