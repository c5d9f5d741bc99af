using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>Judges a model that is learnt again as decisions come in.</summary>
public static class RollingBacktest
{
    /// <summary>
    /// Orders rows by when they were decided and, step by step, learns from all that is known and judges what comes
    /// next. Rows of the letter or a near duplicate of a row judged are not learnt from in its step. The baselines are
    /// learnt again the same way.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">Settings; those of the split are not used.</param>
    /// <param name="rolling">What a step is.</param>
    /// <param name="progress">Called when a year begins; null for none.</param>
    /// <param name="cancel">Stops between fits.</param>
    /// <exception cref="ImrPredictException">No row can be judged.</exception>
    public static RollingReport Run(
        IReadOnlyList<DecidedItem> items, TrainingOptions options, RollingOptions rolling,
        Action<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        options.Check();
        var decisions = DistinctDecisions.Of(items);
        items = decisions.Items;
        var set = TrainingSet.Prepare(items, options);
        var plan = RollingPlan.Make(set, rolling);
        var blocks = RollingLearning.Judged(set, plan);
        if (blocks.Count == 0)
        {
            throw new ImrPredictException(
                $"backtest: none of the {items.Count} decided items can be judged as they come in: before the first"
                + " step 100 rows with 10 of each outcome must be known, and steps with 100 rows after them; give dated"
                + " items of more time, smaller steps, a shorter --lag, or a later --from.");
        }

        var (years, begun) = (blocks.Select(plan.YearOf).Distinct().Count(), 0);
        void Tell(int year) => progress?.Invoke(
            new(string.Create(CultureInfo.InvariantCulture, $"year {year}"), begun++, 2 * years));
        var model = RollingLearning.Foretell(set, plan, blocks, options, Tell, cancel);
        var plain = RollingLearning.Foretell(set, plan, blocks, options.Plain, Tell, cancel);
        return Report(set, plan, rolling, model, plain, Cohorts(set, plan, blocks), options) with
        {
            Repeated = decisions.Repeated,
        };
    }

    private static List<IReadOnlyList<double>> Cohorts(TrainingSet set, RollingPlan plan, IReadOnlyList<int> blocks) =>
    [
        .. blocks.AsParallel().AsOrdered().Select(block =>
        {
            var fold = plan.FoldOf(block);
            var rates = CohortRate.Count(set.Of(fold.Learn));
            return (IReadOnlyList<double>)[.. fold.Check.Select(row => rates.Probability(set.Items[row].Item))];
        }),
    ];

    private static RollingReport Report(
        TrainingSet set, RollingPlan plan, RollingOptions rolling, RollingForecast model, RollingForecast plain,
        List<IReadOnlyList<double>> cohort, TrainingOptions options)
    {
        var judged = new Judged(
            [.. model.Blocks.SelectMany(plan.RowsOf)], [.. model.Probabilities.SelectMany(p => p)],
            [.. plain.Probabilities.SelectMany(p => p)], [.. cohort.SelectMany(p => p)]);
        PooledFigures Figures(IReadOnlyList<int> places) => PooledFigures.Measure(
            [.. places.Select(i => set.Overturned[judged.Rows[i]])],
            [.. places.Select(i => set.Clusters[judged.Rows[i]])], [.. places.Select(i => judged.Model[i])],
            [.. places.Select(i => judged.Plain[i])], [.. places.Select(i => judged.Cohort[i])],
            options.BootstrapResamples, options.Seed);
        var all = Enumerable.Range(0, judged.Rows.Count).ToList();
        var first = plan.Blocks[model.Blocks[0]].Start;
        return new RollingReport
        {
            Every = rolling.Every,
            By = rolling.By,
            Lag = rolling.Lag,
            Pooled = Figures(all),
            Years =
            [
                .. all.GroupBy(i => (int)Math.Floor(set.Moments[judged.Rows[i]]!.Value)).Select(year => new RollingYear(
                    year.Key, model.Blocks.Count(block => plan.YearOf(block) == year.Key), Figures([.. year]))),
            ],
            Steps =
            [
                .. model.Blocks.Select((block, step) => StepOf(
                    set, plan, block, model.Learnt[step], model.Settings[step].HalfLifeYears,
                    (model.Probabilities[step], plain.Probabilities[step], cohort[step]), options)),
            ],
            NotJudged = first - plan.Blocks[Math.Min(plan.FirstOfFrom, plan.Blocks.Count - 1)].Start,
            Undated = plan.Undated,
        };
    }

    private static RollingStep StepOf(
        TrainingSet set, RollingPlan plan, int block, int learnt, double halfLife,
        (IReadOnlyList<double> Model, IReadOnlyList<double> Plain, IReadOnlyList<double> Cohort) said,
        TrainingOptions options)
    {
        var rows = plan.RowsOf(block);
        bool[] overturned = [.. rows.Select(row => set.Overturned[row])];
        double Auc(IReadOnlyList<double> probabilities) => new RankedSample(overturned, probabilities).Metrics().Auc;
        var bootstrap = new ClusterBootstrap(
            [.. rows.Select(row => set.Clusters[row])], options.BootstrapResamples, options.Seed + block);
        return new RollingStep
        {
            Begins = Math.Round(plan.Begins(block), 4),
            Ends = Math.Round(plan.Ends(block), 4),
            NTrain = learnt,
            N = rows.Count,
            NOverturned = overturned.Count(o => o),
            HalfLifeYears = halfLife,
            MeanProbability = said.Model.Average(),
            PlainMeanProbability = said.Plain.Average(),
            CohortMeanProbability = said.Cohort.Average(),
            Gap = bootstrap.Estimates(
                overturned,
                weights => [
                    weights.Select((w, i) => w * ((overturned[i] ? 1 : 0) - said.Model[i])).Sum() / weights.Sum()
                ])[0],
            Auc = Auc(said.Model),
            PlainAuc = Auc(said.Plain),
            CohortAuc = Auc(said.Cohort),
        };
    }

    private sealed record Judged(
        IReadOnlyList<int> Rows, IReadOnlyList<double> Model, IReadOnlyList<double> Plain,
        IReadOnlyList<double> Cohort);
}
