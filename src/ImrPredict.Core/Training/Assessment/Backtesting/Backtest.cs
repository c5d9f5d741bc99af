using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>Judges training year after year, as it would have been used.</summary>
public static class Backtest
{
    private const int FewestEarlier = 100;
    private const int FewestJudged = 20;

    /// <summary>
    /// For every year: selects, fits and calibrates on the rows of strictly earlier years, and judges on the year's.
    /// A year needs 100 earlier rows with 10 of each outcome, and 20 rows of its own, with
    /// both outcomes in ten letters each. Rows of
    /// earlier years that are near duplicates of the year's, or of the same letter, are not learnt from. Every decision
    /// counts once; sources that do not help are left out, as the rows of earlier years tell.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">Settings; those of the split are not used.</param>
    /// <param name="from">First year to judge; null for the first that can be.</param>
    /// <param name="progress">Called after each year; null for none.</param>
    /// <param name="cancel">Stops between fits.</param>
    /// <exception cref="ImrPredictException">No year can be judged.</exception>
    public static BacktestReport Run(
        IReadOnlyList<DecidedItem> items, TrainingOptions options, int? from = null,
        Action<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        options.Check();
        var sources = TrainingSources.Of(items, options.Target);
        var set = TrainingSet.Prepare(sources.Items, options);
        var notJudged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var years = items.Select(i => i.Year).OfType<int>().Where(y => y >= (from ?? y)).Distinct().Order().ToList();
        var judged = new List<(BacktestYear Year, IReadOnlyList<double> Differences, HeldOutPredictions Rows)>();
        for (var y = 0; y < years.Count; y++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(new(string.Create(CultureInfo.InvariantCulture, $"year {years[y]}"), y, years.Count));
            var fold = Fold.Apart(
                Enumerable.Range(0, set.Count).Where(i => set.Items[i].Year is not { } own || own < years[y]),
                [.. Enumerable.Range(0, set.Count).Where(i => set.Items[i].Year == years[y])], set.Clusters);
            var chosen = SourceSelection.Judge(set, sources, fold.Learn, options, cancel);
            fold = fold with
            {
                Learn = sources.KeptOf(fold.Learn, chosen),
                Check = sources.KeptOf(
                    options.Target is null ? fold.Check : sources.TargetOf(fold.Check), chosen),
            };
            var (learn, check) = (set.Of(fold.Learn), set.Of(fold.Check));
            if (Fault(learn, check) is { } fault)
            {
                notJudged[years[y].ToString(CultureInfo.InvariantCulture)] = fault;
                continue;
            }

            var (year, differences, rows) = Judge(learn, check, years[y], options, cancel);
            judged.Add((year with { Sources = chosen.Count > 0 ? chosen : null }, differences, rows));
        }

        return judged.Count > 0
            ? Report(judged, notJudged, sources.DistinctItems.Count(i => i.Year is null), options) with
            {
                Repeated = sources.Repeated,
            }
            : throw new ImrPredictException(
                $"backtest: none of the years {string.Join(", ", years)} can be judged"
                + $" ({string.Join("; ", notJudged.Select(pair => $"{pair.Key}: {pair.Value}"))});"
                + " give decided items of more years, or another --from.");
    }

    private static string? Fault(TrainingSet learn, TrainingSet check)
    {
        var (overturned, own) = (learn.Overturned.Count(o => o), check.Overturned.Count(o => o));
        return learn.Count < FewestEarlier || !learn.HasBoth
            ? $"{learn.Count} earlier rows, {overturned} of them overturned"
            : check.Count < FewestJudged || !check.HasGroupsOfBoth
                ? $"{check.Count} rows, {own} of them overturned: {EnoughRows.TooFew}"
                : null;
    }

    private static (BacktestYear Year, IReadOnlyList<double> Differences, HeldOutPredictions Rows) Judge(
        TrainingSet learn, TrainingSet check, int year, TrainingOptions options, CancellationToken cancel)
    {
        var pipeline = FittedPipeline.Fit(learn, options, cancel);
        var plainPipeline = FittedPipeline.Fit(learn, options.Plain, cancel);
        var rows = HeldOutPredictions.Predict(pipeline, plainPipeline, learn, check);
        var bootstrap = new ClusterBootstrap(check.Clusters, options.BootstrapResamples, options.Seed + year);
        var (model, cohort, plain) =
            (rows.Sample(rows.Chosen), rows.Sample(rows.Cohort), rows.Sample(rows.Plain!.Probabilities));
        var differences = bootstrap.AucDifferences(model, cohort);
        return (new BacktestYear
        {
            Year = year,
            NTrain = learn.Count,
            N = check.Count,
            NOverturned = check.Overturned.Count(o => o),
            OverturnRate = check.Overturned.Average(o => o ? 1.0 : 0.0),
            TrainOverturnRate = learn.Overturned.Average(o => o ? 1.0 : 0.0),
            Selected = pipeline.Candidates[pipeline.Selected],
            Metrics = bootstrap.Evaluate(model),
            Cohort = bootstrap.Evaluate(cohort),
            Plain = bootstrap.Evaluate(plain),
            PlainDifference = new(bootstrap.AucDifference(model, plain)),
            AucDifference = new(Estimate.FromDraws(model.Metrics().Auc - cohort.Metrics().Auc, differences)),
        }, differences, rows);
    }

    private static BacktestReport Report(
        List<(BacktestYear Year, IReadOnlyList<double> Differences, HeldOutPredictions Rows)> judged,
        SortedDictionary<string, string> notJudged, int undated, TrainingOptions options)
    {
        List<HeldOutPredictions> rows = judged.ConvertAll(j => j.Rows);
        var years = judged.ConvertAll(j => j.Year);
        var means = judged[0].Differences.Select((_, draw) => judged.Average(j => j.Differences[draw]));
        return new BacktestReport
        {
            Pooled = PooledFigures.Measure(
                [.. rows.SelectMany(r => r.Overturned)], [.. rows.SelectMany(r => r.Clusters)],
                [.. rows.SelectMany(r => r.Chosen)], [.. rows.SelectMany(r => r.Plain!.Probabilities)],
                [.. rows.SelectMany(r => r.Cohort)], options.BootstrapResamples, options.Seed),
            Years = years,
            NotJudged = notJudged,
            Undated = undated,
            MeanEce = years.Average(y => y.Metrics.Ece.Value),
            MeanCohortEce = years.Average(y => y.Cohort.Ece.Value),
            MeanAuc = years.Average(y => y.Metrics.Auc.Value),
            MeanBrierSkill = years.Average(y => y.Metrics.BrierSkill.Value),
            MeanAucDifference = new(Estimate.FromDraws(years.Average(y => y.AucDifference.Auc.Value), means)),
        };
    }
}
