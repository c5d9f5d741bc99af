using ImrPredict.Cases;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>
/// Learns again before every block. Settings are chosen on blocks that are wholly known, before the first block and
/// when a calendar year begins; fusion and calibration learn from what earlier steps said about rows whose outcome is
/// known by then, the later ones counting more.
/// </summary>
internal sealed class RollingLearning
{
    private const int FewestLearnt = 100;
    private const int FewestPerOutcome = 10;
    private const int FewestHeld = 100;
    private const int EnoughHeld = 2000;
    private const int MostChoosing = 12;
    private const double HalfLifeRows = 1000;

    private readonly TrainingSet _set;
    private readonly RollingPlan _plan;
    private readonly TrainingOptions _options;
    private readonly CancellationToken _cancel;
    private readonly SortedDictionary<int, Step> _steps = [];

    private RollingLearning(TrainingSet set, RollingPlan plan, TrainingOptions options, CancellationToken cancel) =>
        (_set, _plan, _options, _cancel) = (set, plan, options, cancel);

    /// <summary>Numbers of the blocks that can be judged.</summary>
    public static IReadOnlyList<int> Judged(TrainingSet set, RollingPlan plan) =>
    [
        .. Enumerable.Range(plan.FirstOfFrom, plan.Blocks.Count - plan.FirstOfFrom)
            .SkipWhile(block => Choosing(set, plan, block).Count == 0),
    ];

    /// <summary>Learns before each block and says what it foretells of its rows.</summary>
    /// <param name="set">All rows.</param>
    /// <param name="plan">The blocks.</param>
    /// <param name="blocks">Numbers of the blocks to judge.</param>
    /// <param name="options">Settings.</param>
    /// <param name="begun">Called when a year of blocks begins.</param>
    /// <param name="cancel">Stops between fits.</param>
    public static RollingForecast Foretell(
        TrainingSet set, RollingPlan plan, IReadOnlyList<int> blocks, TrainingOptions options, Action<int> begun,
        CancellationToken cancel)
    {
        var learning = new RollingLearning(set, plan, options, cancel);
        foreach (var year in blocks.GroupBy(plan.YearOf))
        {
            begun(year.Key);
            learning.LearnYear([.. year]);
        }

        return new RollingForecast(
            blocks, [.. blocks.Select(learning.Probabilities)],
            [.. blocks.Select(block => learning._steps[block].Learnt)],
            [.. blocks.Select(block => learning._steps[block].Settings)]);
    }

    private void LearnYear(List<int> blocks)
    {
        var choosing = Choosing(_set, _plan, blocks[0]);
        var folds = InParallel(choosing, Read);
        var members = MembersOf(folds);
        var (settings, _) = SettingsSearch.Choose(_set, folds, isByYear: true, members, _options, _cancel);
        foreach (var fold in folds.Where(fold => !_steps.ContainsKey(fold.Fold.Part)))
        {
            _steps[fold.Fold.Part] = Score(fold, members, settings);
        }

        foreach (var (block, step) in blocks.Zip(InParallel(blocks, block => Score(Read(block), members, settings))))
        {
            _steps[block] = step;
        }
    }

    private FoldLearning Read(int block) => FoldLearning.Read(_set, _plan.FoldOf(block), _options);

    private Step Score(FoldLearning fold, IReadOnlyList<ViewLearner> members, LearnerSettings settings) => new(
        members, settings,
        OutOfFoldScores.Predict(_set, [fold], members, settings, parallelism: 1, _cancel), fold.Fold.Learn.Count);

    private List<T> InParallel<T>(List<int> blocks, Func<int, T> work) =>
    [
        .. blocks.AsParallel().AsOrdered().WithDegreeOfParallelism(_options.Parallelism).WithCancellation(_cancel)
            .Select(work),
    ];

    private IReadOnlyList<double> Probabilities(int block)
    {
        var step = _steps[block];
        var sum = CalibratedFusion.Fit(
            step.Members, [.. Enumerable.Range(0, step.Members.Count)], Known(block, step.Members));
        return sum.Probabilities(step.Scores.Scores, step.Scores.Kinds);
    }

    // What earlier steps said about rows that are known when a block is judged.
    private OutOfFoldScores Known(int block, IReadOnlyList<ViewLearner> members)
    {
        var known = _plan.Blocks[block].Known;
        var earlier = _steps.Where(pair => pair.Key < block && _plan.Blocks[pair.Key].Start < known)
            .Select(pair => (Block: _plan.Blocks[pair.Key], Scores: pair.Value.By(members))).ToList();
        var scores = OutOfFoldScores.Join(
        [
            .. earlier.Select(step => step.Scores.Of(
                [.. Enumerable.Range(0, Math.Min(step.Block.End, known) - step.Block.Start)])),
        ]);
        var age = earlier.SelectMany(step => Enumerable.Range(
            step.Block.Start, Math.Min(step.Block.End, known) - step.Block.Start)).Select(place => known - place);
        var weighted = scores with { Weights = [.. age.Select(rows => Math.Pow(0.5, rows / HalfLifeRows))] };
        return weighted.Of([.. Enumerable.Range(0, age.Count()).Skip(Math.Max(0, age.Count() - EnoughHeld))]);
    }

    // The last blocks that are wholly known when a block is judged, with enough to learn from before each.
    private static List<int> Choosing(TrainingSet set, RollingPlan plan, int block)
    {
        var (chosen, held) = (new List<int>(), new List<int>());
        for (var earlier = block - 1; earlier >= 0 && chosen.Count < MostChoosing && held.Count < EnoughHeld; earlier--)
        {
            if (plan.Blocks[earlier].End > plan.Blocks[block].Known)
            {
                continue;
            }

            var learn = set.Of(plan.FoldOf(earlier).Learn);
            if (learn.Count < FewestLearnt || !learn.HasBoth)
            {
                break;
            }

            chosen.Insert(0, earlier);
            held.AddRange(plan.RowsOf(earlier));
        }

        return held.Count >= FewestHeld && set.Of(held).HasBoth ? chosen : [];
    }

    // Those that every block teaches and whose blocks hold rows of both outcomes to weigh them by.
    private List<ViewLearner> MembersOf(List<FoldLearning> folds)
    {
        var taught = folds.Select(fold => FittedPipeline.LearnersFor(_set.Of(fold.Fold.Learn), _options))
            .Aggregate((some, others) => [.. some.Intersect(others)]);
        bool IsWeighed(ViewLearner member)
        {
            var seen = folds.SelectMany(fold => fold.Fold.Check.Zip(fold.Kinds))
                .Where(row => (row.Second & member.Needs) == member.Needs).Select(row => _set.Overturned[row.First])
                .ToList();
            return Math.Min(seen.Count(o => o), seen.Count(o => !o)) >= FewestPerOutcome;
        }

        var members = taught.Where(IsWeighed).ToList();
        return members.Count > 0
            ? members
            : throw new ImrPredictException(
                "backtest: none of the learners that the options list sees the rows that are judged; name others in"
                + " the setting candidates.");
    }

    private sealed record Step(
        IReadOnlyList<ViewLearner> Members, LearnerSettings Settings, OutOfFoldScores Scores, int Learnt)
    {
        // Not a number for a learner that was not there yet.
        public OutOfFoldScores By(IReadOnlyList<ViewLearner> members) => Scores with
        {
            Scores =
            [
                .. members.Select(member => Members.ToList().IndexOf(member) is var place && place >= 0
                    ? Scores.Scores[place]
                    : [.. Scores.Kinds.Select(_ => double.NaN)]),
            ],
        };
    }
}
