using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Model;
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
    private readonly bool[] overturned = [.. Items.Select(i => i.Overturned)];

    /// <summary>The report, without leak and trials.</summary>
    /// <param name="selected">Name of the candidate in the saved model.</param>
    /// <param name="design">How the rows were kept apart.</param>
    /// <param name="options">Resamples and seed.</param>
    /// <param name="model">The saved model.</param>
    /// <param name="seconds">Seconds of each candidate; null where not known.</param>
    public EvaluationReport Report(
        string selected, string design, TrainingOptions options, ModelIdentity model, IReadOnlyList<double>? seconds)
    {
        var bootstrap = new ClusterBootstrap(Clusters, options.BootstrapResamples, options.Seed);
        var candidates = Candidates.Select((name, c) => new CandidateReport(
            name, name == selected, Metrics(Probabilities[c], bootstrap), seconds?[c])).ToList();
        var marked = HeldOutSlices.MarkedFrom(Chosen, overturned.Count(o => o));
        return new EvaluationReport
        {
            N = Items.Count,
            NOverturned = overturned.Count(o => o),
            Design = design,
            Model = model,
            Metrics = Metrics(Chosen, bootstrap),
            Baselines = new Dictionary<string, MetricReport>
            {
                ["majority"] = Metrics(Majority, bootstrap),
                ["cohort"] = Metrics(Cohort, bootstrap),
            },
            LiftOverCohort = Lift(bootstrap),
            Candidates = candidates,
            MarkedFrom = marked,
            Slices = HeldOutSlices.Of(this, marked, options),
            Reliability = Reliability.EqualWidth(overturned, Chosen, Clusters),
            ReliabilityByCount = Reliability.EqualCount(overturned, Chosen, Clusters),
            Gains = GainCurve.Of(overturned, Chosen, Cohort, bootstrap),
            Coverage = SelectiveAccuracy.ByCoverage(overturned, Chosen, bootstrap),
        };
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
            (_, c) => (IReadOnlyList<double>)[.. parts.SelectMany(p => p.Probabilities[c])])]);

    /// <summary>Metrics with intervals; the Brier skill is against the cohort rate.</summary>
    public MetricReport Metrics(IReadOnlyList<double> probabilities, ClusterBootstrap bootstrap)
    {
        var sample = new RankedSample(overturned, probabilities, Cohort);
        return MetricReport.Of(sample.Metrics(), bootstrap.Intervals(sample));
    }

    private AucDifference Lift(ClusterBootstrap bootstrap)
    {
        var model = new RankedSample(overturned, Chosen);
        var cohort = new RankedSample(overturned, Cohort);
        var interval = bootstrap.Difference(model, cohort, m => m.Auc);
        return AucDifference.Of(model.Metrics().Auc - cohort.Metrics().Auc, interval);
    }
}
