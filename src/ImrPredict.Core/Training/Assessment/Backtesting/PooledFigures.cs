using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>All rows judged in one, each by the model that was there when it came.</summary>
public sealed record PooledFigures
{
    /// <summary>Rows judged.</summary>
    public required int N { get; init; }

    /// <summary>Of them overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>The model.</summary>
    public required MetricReport Metrics { get; init; }

    /// <summary>The <c>plain</c> baseline and the <c>cohort</c> rate, learnt from the same rows.</summary>
    public required IReadOnlyDictionary<string, MetricReport> Baselines { get; init; }

    /// <summary>AUC of the model minus the plain baseline's, on the same resamples.</summary>
    [JsonPropertyName("lift_over_plain")]
    public required AucDifference PlainDifference { get; init; }

    /// <summary>AUC of the model minus the cohort rate's, on the same resamples.</summary>
    [JsonPropertyName("lift_over_cohort")]
    public required AucDifference CohortDifference { get; init; }

    /// <summary>Share overturned.</summary>
    [JsonIgnore]
    public double OverturnRate => (double)NOverturned / N;

    /// <summary>Measures rows.</summary>
    /// <param name="overturned">Outcome of each.</param>
    /// <param name="clusters">Cluster of each.</param>
    /// <param name="model">Probability of each by the model.</param>
    /// <param name="plain">The same by the plain baseline.</param>
    /// <param name="cohort">The same by the cohort rate.</param>
    /// <param name="resamples">Resamples of the intervals.</param>
    /// <param name="seed">Seed of the resamples.</param>
    internal static PooledFigures Measure(
        IReadOnlyList<bool> overturned, IReadOnlyList<int> clusters, IReadOnlyList<double> model,
        IReadOnlyList<double> plain, IReadOnlyList<double> cohort, int resamples, int seed)
    {
        var bootstrap = new ClusterBootstrap(clusters, resamples, seed);
        RankedSample Sample(IReadOnlyList<double> probabilities) => new(overturned, probabilities, cohort);
        var (of, ofPlain, ofCohort) = (Sample(model), Sample(plain), Sample(cohort));
        return new PooledFigures
        {
            N = overturned.Count,
            NOverturned = overturned.Count(o => o),
            Metrics = bootstrap.Evaluate(of),
            Baselines = new Dictionary<string, MetricReport>
            {
                ["plain"] = bootstrap.Evaluate(ofPlain),
                ["cohort"] = bootstrap.Evaluate(ofCohort),
            },
            PlainDifference = new(bootstrap.AucDifference(of, ofPlain)),
            CohortDifference = new(bootstrap.AucDifference(of, ofCohort)),
        };
    }
}
