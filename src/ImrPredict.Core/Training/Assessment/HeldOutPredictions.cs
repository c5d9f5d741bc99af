using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Model;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>Rows to judge on, with what the baselines and candidates say about them.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Clusters">Cluster of each, for the intervals.</param>
/// <param name="Majority">Probability of the majority baseline: the training rows' overturn rate.</param>
/// <param name="Cohort">Probability of the cohort baseline.</param>
/// <param name="Chosen">Probability of whichever candidate selection chose on the training rows of each part.</param>
/// <param name="KnownShares">Share of each row's words and categories that its model knows.</param>
/// <param name="Candidates">Names of the candidates.</param>
/// <param name="Probabilities">Probabilities by candidate (candidates x rows).</param>
internal sealed record HeldOutPredictions(
    IReadOnlyList<DecidedItem> Items,
    IReadOnlyList<int> Clusters,
    IReadOnlyList<double> Majority,
    IReadOnlyList<double> Cohort,
    IReadOnlyList<double> Chosen,
    IReadOnlyList<double> KnownShares,
    IReadOnlyList<string> Candidates,
    IReadOnlyList<IReadOnlyList<double>> Probabilities)
{
    /// <summary>Outcome of each row.</summary>
    public IReadOnlyList<bool> Overturned { get; } = [.. Items.Select(i => i.Overturned)];

    /// <summary>Seconds that it took to fit each candidate, summed over the parts; null for a saved model.</summary>
    public IReadOnlyList<double>? Seconds { get; init; }

    /// <summary>What the plain baseline says; null where there is none.</summary>
    public PlainPredictions? Plain { get; init; }

    /// <summary>What a pipeline and the baselines of its rows say about rows that it was not fitted on.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="plain">The plain baseline, fitted on the same rows; null for none.</param>
    /// <param name="learn">The rows that both were fitted on.</param>
    /// <param name="check">The rows to judge on.</param>
    public static HeldOutPredictions Predict(
        FittedPipeline pipeline, FittedPipeline? plain, TrainingSet learn, TrainingSet check)
    {
        var cohorts = CohortRate.Count(learn);
        var rate = learn.Overturned.Average(o => o ? 1.0 : 0.0);
        var items = check.Items.Select(i => i.Item).ToList();
        var probabilities = pipeline.Probabilities(items);
        return new HeldOutPredictions(
            check.Items, check.Clusters, [.. items.Select(_ => rate)], [.. items.Select(cohorts.Probability)],
            probabilities[pipeline.Selected],
            KnownSharesOf(pipeline, items),
            pipeline.Candidates, probabilities)
        {
            Seconds = pipeline.Seconds,
            Plain = plain is null ? null : new(plain.Probabilities(items)[0], KnownSharesOf(plain, items)),
        };
    }

    /// <summary>What a model and the baselines of its training rows say about rows that it has not seen.</summary>
    public static HeldOutPredictions Predict(OutcomeModel model, TrainingSet check)
    {
        var items = check.Items.Select(i => i.Item).ToList();
        var rate = model.BaseRates.Overall.Rate;
        var scores = model.Score(items);
        List<double> chosen = [.. scores.Select(s => s.OverturnProbability)];
        return new HeldOutPredictions(
            check.Items, check.Clusters, [.. items.Select(_ => rate)], [.. items.Select(model.Cohorts.Probability)],
            chosen, [.. scores.Select(s => s.KnownShare)], [model.Selected], [chosen])
        {
            Plain = model.Plain?.Score(items) is { } plain
                ? new([.. plain.Select(s => s.OverturnProbability)], [.. plain.Select(s => s.KnownShare)])
                : null,
        };
    }

    /// <summary>Rows of several parts in one, each judged by a pipeline of its own.</summary>
    public static HeldOutPredictions Join(IReadOnlyList<HeldOutPredictions> parts)
    {
        List<string> names =
        [
            .. parts[0].Candidates.Where(name => parts.All(part => part.Candidates.Contains(name))),
        ];
        return Join(parts, names);
    }

    private static HeldOutPredictions Join(IReadOnlyList<HeldOutPredictions> parts, List<string> names) => new(
        [.. parts.SelectMany(p => p.Items)],
        [.. parts.SelectMany(p => p.Clusters)],
        [.. parts.SelectMany(p => p.Majority)],
        [.. parts.SelectMany(p => p.Cohort)],
        [.. parts.SelectMany(p => p.Chosen)],
        [.. parts.SelectMany(p => p.KnownShares)],
        names,
        [
            .. names.Select(
                name => (IReadOnlyList<double>)[.. parts.SelectMany(p => p.Probabilities[p.PlaceOf(name)])]),
        ])
    {
        Seconds = [.. names.Select(name => parts.Sum(p => p.Seconds![p.PlaceOf(name)]))],
        Plain = parts.Any(p => p.Plain is null)
            ? null
            : new(
                [.. parts.SelectMany(p => p.Plain!.Probabilities)], [.. parts.SelectMany(p => p.Plain!.KnownShares)]),
    };

    /// <summary>The rows and probabilities as a sample; the Brier skill is against the cohort rate.</summary>
    public RankedSample Sample(IReadOnlyList<double> probabilities) => new(Overturned, probabilities, Cohort);

    /// <summary>The same rows where the plain baseline is the model.</summary>
    public HeldOutPredictions ChoosingPlain() =>
        this with { Chosen = Plain!.Probabilities, KnownShares = Plain.KnownShares };

    private int PlaceOf(string candidate) => Candidates.ToList().IndexOf(candidate);

    private static double[] KnownSharesOf(FittedPipeline pipeline, IReadOnlyList<DisputedItem> items) =>
        [.. items.Select(item => pipeline.Model.Space.Transform(item).KnownShare)];
}
