using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Thresholds;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>Makes the figures of held-out predictions.</summary>
internal static class HeldOutReport
{
    /// <summary>The report, without leaks, trials and learning curve.</summary>
    /// <param name="rows">The rows judged.</param>
    /// <param name="selected">Name of the candidate in the saved model.</param>
    /// <param name="design">How the rows were kept apart.</param>
    /// <param name="options">Resamples and seed.</param>
    /// <param name="model">The saved model.</param>
    /// <param name="costs">Costs of a review; null where none are stated.</param>
    public static EvaluationReport Evaluate(
        HeldOutPredictions rows, string selected, string design, TrainingOptions options, ModelIdentity model,
        ReviewCosts? costs = null)
    {
        var bootstrap = new ClusterBootstrap(rows.Clusters, options.BootstrapResamples, options.Seed);
        MetricReport Metrics(IReadOnlyList<double> probabilities) => bootstrap.Evaluate(rows.Sample(probabilities));
        var overturned = rows.Overturned.Count(o => o);
        var marked = HeldOutSlices.MarkedFrom(rows.Chosen, overturned);
        return new EvaluationReport
        {
            N = rows.Items.Count,
            NOverturned = overturned,
            Design = design,
            Model = model,
            Metrics = Metrics(rows.Chosen),
            Baselines = Baselines(rows, Metrics),
            PlainDifference = rows.Plain is { } plain
                ? new(bootstrap.AucDifference(rows.Sample(rows.Chosen), rows.Sample(plain.Probabilities)))
                : null,
            AucDifference = new(bootstrap.AucDifference(rows.Sample(rows.Chosen), rows.Sample(rows.Cohort))),
            Candidates =
            [
                .. rows.Candidates.Select((name, c) => new CandidateReport(
                    name, name == selected, Metrics(rows.Probabilities[c]), rows.Seconds?[c])),
            ],
            MarkedFrom = marked,
            Slices = HeldOutSlices.Evaluate(rows, marked, options),
            WeakSegments = WeakSegments.Find(rows),
            Reliability = Reliability.EqualWidth(rows.Overturned, rows.Chosen, rows.Clusters),
            ReliabilityByCount = Reliability.EqualCount(rows.Overturned, rows.Chosen, rows.Clusters),
            Gains = GainCurve.Measure(rows.Overturned, rows.Chosen, rows.Cohort, bootstrap),
            DecisionCurve = DecisionCurve.Measure(rows.Overturned, rows.Chosen, rows.Clusters, bootstrap),
            AtCosts = costs is { } stated
                ? CostThreshold.Measure(stated, rows.Overturned, rows.Chosen, rows.Clusters, bootstrap)
                : null,
            Coverage = SelectiveAccuracy.ByCoverage(rows.Overturned, rows.Chosen, bootstrap),
        };
    }

    private static Dictionary<string, MetricReport> Baselines(
        HeldOutPredictions rows, Func<IReadOnlyList<double>, MetricReport> metrics)
    {
        var baselines = new Dictionary<string, MetricReport>
        {
            ["majority"] = metrics(rows.Majority),
            ["cohort"] = metrics(rows.Cohort),
        };
        if (rows.Plain is { } plain)
        {
            baselines["plain"] = metrics(plain.Probabilities);
        }

        return baselines;
    }
}
