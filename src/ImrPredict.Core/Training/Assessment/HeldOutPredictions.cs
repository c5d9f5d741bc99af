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

    /// <summary>What a pipeline and the baselines of its rows say about rows that it was not fitted on.</summary>
    public static HeldOutPredictions Predict(FittedPipeline pipeline, TrainingSet learn, TrainingSet check)
    {
        var cohorts = CohortRate.Count(learn.Items);
        var rate = learn.Overturned.Average(o => o ? 1.0 : 0.0);
        var items = check.Items.Select(i => i.Item).ToList();
        var probabilities = pipeline.Probabilities(items);
        return new HeldOutPredictions(
            check.Items, check.Clusters, [.. items.Select(_ => rate)], [.. items.Select(cohorts.Probability)],
            probabilities[pipeline.Selected],
            [.. items.Select(item => pipeline.Model.Space.Transform(item).KnownShare)],
            pipeline.Candidates, probabilities)
        {
            Seconds = pipeline.Seconds,
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
            chosen, [.. scores.Select(s => s.KnownShare)], [model.Selected], [chosen]);
    }

    /// <summary>Rows of several parts in one, each judged by a pipeline of its own.</summary>
    public static HeldOutPredictions Join(IReadOnlyList<HeldOutPredictions> parts) => new(
        [.. parts.SelectMany(p => p.Items)],
        [.. parts.SelectMany(p => p.Clusters)],
        [.. parts.SelectMany(p => p.Majority)],
        [.. parts.SelectMany(p => p.Cohort)],
        [.. parts.SelectMany(p => p.Chosen)],
        [.. parts.SelectMany(p => p.KnownShares)],
        parts[0].Candidates,
        [.. parts[0].Candidates.Select(
            (_, c) => (IReadOnlyList<double>)[.. parts.SelectMany(p => p.Probabilities[c])])])
    {
        Seconds = [.. parts[0].Candidates.Select((_, c) => parts.Sum(p => p.Seconds![c]))],
    };

    /// <summary>The rows and probabilities as a sample; the Brier skill is against the cohort rate.</summary>
    public RankedSample Sample(IReadOnlyList<double> probabilities) => new(Overturned, probabilities, Cohort);
}
