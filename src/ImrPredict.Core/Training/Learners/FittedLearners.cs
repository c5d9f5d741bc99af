using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Settings;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ImrPredict.Training.Learners;

/// <summary>
/// Feature space and learners fitted on one set of rows. Each learner reads its own view of a row, and learns from
/// every row that has the view.
/// </summary>
internal sealed class FittedLearners
{
    private readonly MLContext _context;
    private readonly IReadOnlyList<ITransformer[]> _steps;

    private FittedLearners(
        MLContext context, FeatureSpace space, IReadOnlyList<ViewLearner> members, IReadOnlyList<ITransformer[]> steps)
    {
        (_context, Space, Members, _steps) = (context, space, members, steps);
    }

    /// <summary>How an item becomes numbers.</summary>
    public FeatureSpace Space { get; }

    /// <summary>The learners.</summary>
    public IReadOnlyList<ViewLearner> Members { get; }

    /// <summary>Seconds that each learner took alone; reading the items is in each of them.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>Seconds that all learners took together.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>Fits everything on the rows of a set.</summary>
    /// <param name="set">Training rows.</param>
    /// <param name="members">The learners to fit.</param>
    /// <param name="settings">Settings that selection chose.</param>
    /// <param name="options">Settings.</param>
    /// <param name="cancel">Stops between learners.</param>
    public static FittedLearners Fit(
        TrainingSet set, IReadOnlyList<ViewLearner> members, LearnerSettings settings, TrainingOptions options,
        CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var context = new MLContext(options.Seed);
        var recency = set.RecencyWeights(settings.HalfLifeYears);
        var space = FeatureSpace.Fit(set.Labelled, recency, options.Features);
        var rows = members.Any(member => member.IsTrees)
            ? space.TransformTraining(
                set.Labelled, recency, set.Folds(options.Folds, options.Seed), options.Features)
            : [.. set.Items.Select(item => space.Transform(item.Item))];
        var (read, steps, seconds) = (watch.Elapsed, new List<ITransformer[]>(), new List<double>());
        foreach (var member in members)
        {
            cancel.ThrowIfCancellationRequested();
            var own = Stopwatch.StartNew();
            steps.Add(Steps(context, space, member, rows, set, settings, options.Seed));
            seconds.Add((read + own.Elapsed).TotalSeconds);
        }

        return new FittedLearners(context, space, members, steps)
        {
            Seconds = seconds,
            TotalSeconds = watch.Elapsed.TotalSeconds,
        };
    }

    /// <summary>The rows of a view that a linear learner learns from.</summary>
    /// <param name="space">The space of the rows.</param>
    /// <param name="member">The learner.</param>
    /// <param name="rows">All rows.</param>
    /// <returns>Rows with the columns of the view alone, and the place of each among all.</returns>
    public static (IReadOnlyList<FeatureRow> Rows, IReadOnlyList<int> Places) ViewOf(
        FeatureSpace space, ViewLearner member, IReadOnlyList<FeatureRow> rows)
    {
        List<int> places = [.. Enumerable.Range(0, rows.Count).Where(i => member.Sees(rows[i]))];
        return ([.. places.Select(i => space.Only(rows[i], member.Views))], places);
    }

    /// <summary>Log-odds by each member for items; not a number where it does not see the item.</summary>
    /// <returns>One list for each of <see cref="Members"/>.</returns>
    public IReadOnlyList<IReadOnlyList<double>> Score(IReadOnlyList<DisputedItem> items) =>
        Score([.. items.Select(Space.Transform)]);

    /// <summary>The same of rows of <see cref="Space"/>, or of one that differs in its rates alone.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Score(IReadOnlyList<FeatureRow> rows)
    {
        var mix = Mix(Fusion.Single, [.. Enumerable.Range(0, Members.Count)]);
        var scores = Members.Select(_ => new double[rows.Count]).ToList();
        var one = new double[Members.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            mix.ScoreLinear(rows[row], one);
            for (var member = 0; member < one.Length; member++)
            {
                scores[member][row] = one[member];
            }
        }

        foreach (var trees in mix.Trees)
        {
            ScoreTrees(_context, rows, Space.Names.Count, mix.Chain, Members[trees].Name, scores[trees]);
        }

        return scores;
    }

    /// <summary>Fits trees on some rows and scores others.</summary>
    /// <param name="member">The learner.</param>
    /// <param name="space">The space of the rows.</param>
    /// <param name="rows">Rows to learn from; no outcome of a row is in its own rates.</param>
    /// <param name="overturned">Outcome of each.</param>
    /// <param name="weights">Weight of each.</param>
    /// <param name="others">Rows to score.</param>
    /// <param name="seed">Seed.</param>
    public static double[] ScoreTrees(
        ViewLearner member, FeatureSpace space, IReadOnlyList<FeatureRow> rows, IReadOnlyList<bool> overturned,
        IReadOnlyList<double> weights, IReadOnlyList<FeatureRow> others, int seed)
    {
        var (context, scores) = (new MLContext(seed), new double[others.Count]);
        var steps = TreeSteps(context, space, member, rows, overturned, weights, seed);
        ScoreTrees(
            context, others, space.Names.Count, new TransformerChain<ITransformer>(steps), member.Name, scores);
        return scores;
    }

    /// <summary>Some of the learners with the weights of their sum.</summary>
    /// <param name="fusion">Weights of the kept learners.</param>
    /// <param name="kept">Places of the learners to keep.</param>
    public LearnerMix Mix(Fusion fusion, IReadOnlyList<int> kept) => new(
        Space, new TransformerChain<ITransformer>([.. kept.SelectMany(member => _steps[member])]),
        [.. kept.Select(member => Members[member])], fusion);

    private static ITransformer[] Steps(
        MLContext context, FeatureSpace space, ViewLearner member, IReadOnlyList<FeatureRow> rows, TrainingSet set,
        LearnerSettings settings, int seed)
    {
        var columns = space.Names.Count;
        var weights = set.RecencyWeights(member.ForgetsOldRows ? settings.HalfLifeYears : 0);
        var name = ChainSteps.ColumnOf(member.Name);
        if (!member.IsTrees)
        {
            var (seen, places) = ViewOf(space, member, rows);
            var fit = LinearFit.Train(
                context, seen, [.. places.Select(i => set.Overturned[i])], [.. places.Select(i => weights[i])], columns,
                settings.L2Of(member.Name));
            var example = LearnerRow.View(context, [], columns);
            return [fit.Transformer, ChainSteps.Renamed(context, example, fit.Transformer, name)];
        }

        return TreeSteps(context, space, member, rows, set.Overturned, weights, seed);
    }

    private static ITransformer[] TreeSteps(
        MLContext context, FeatureSpace space, ViewLearner member, IReadOnlyList<FeatureRow> rows,
        IReadOnlyList<bool> overturned, IReadOnlyList<double> weights, int seed)
    {
        var columns = space.Names.Count;
        var view = LearnerRow.View(
            context, rows.Select((row, i) => LearnerRow.Of(row, columns, overturned[i], weights[i])), columns);
        var input = TreeFit.Input(context, view);
        var joined = input.Transform(view);
        var trees = TreeFit.FastTree(context, joined, rows.Count, seed);
        return [input, trees, ChainSteps.LogOdds(context, joined, trees, ChainSteps.ColumnOf(member.Name))];
    }

    private static void ScoreTrees(
        MLContext context, IReadOnlyList<FeatureRow> rows, int columns, ITransformer chain, string member,
        double[] scores)
    {
        var view = chain.Transform(
            LearnerRow.View(context, rows.Select(row => LearnerRow.Of(row, columns)), columns));
        var wanted = view.Schema[ChainSteps.ColumnOf(member)];
        using var cursor = view.GetRowCursor([wanted]);
        var getter = cursor.GetGetter<float>(wanted);
        for (var row = 0; cursor.MoveNext(); row++)
        {
            var value = 0f;
            getter(ref value);
            scores[row] = value;
        }
    }
}
