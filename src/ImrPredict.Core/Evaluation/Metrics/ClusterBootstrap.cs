namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// Percentile intervals from a bootstrap that draws whole clusters (letters), since items of one letter share their
/// facts and often their verdict. The draws depend on seed and resample number alone: any number of cores gives the
/// same intervals. Where rows are too few (<see cref="EnoughRows"/>), there is no interval.
/// </summary>
internal sealed class ClusterBootstrap
{
    private readonly int[] _clusterOf;
    private readonly int _clusters;
    private readonly int _resamples;
    private readonly int _seed;

    /// <summary>Prepares the draws.</summary>
    /// <param name="clusterIds">Cluster of each row; equal numbers belong together.</param>
    /// <param name="resamples">Resamples, at least 100. Default 1000.</param>
    /// <param name="seed">Seed of the draws.</param>
    public ClusterBootstrap(IReadOnlyList<int> clusterIds, int resamples = 1000, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var numbers = new Dictionary<int, int>();
        _clusterOf = [.. clusterIds.Select(id => numbers.TryGetValue(id, out var n) ? n : numbers[id] = numbers.Count)];
        (_clusters, _resamples, _seed) = (numbers.Count, resamples, seed);
    }

    /// <summary>The metrics of a sample with intervals.</summary>
    /// <param name="sample">Rows in the order of the cluster ids.</param>
    public MetricReport Evaluate(RankedSample sample)
    {
        var metrics = sample.Metrics();
        var draws = Draws(sample.Overturned, weights => sample.Metrics(weights));
        Estimate With(Func<MetricSet, double> metric) => Estimate.FromDraws(metric(metrics), draws.Select(metric));
        return new MetricReport
        {
            Auc = With(m => m.Auc),
            Ap = With(m => m.AveragePrecision),
            Brier = With(m => m.Brier),
            BrierSkill = With(m => m.BrierSkill),
            LogLoss = With(m => m.LogLoss),
            Ece = With(m => m.Ece),
            EceAdaptive = With(m => m.EceAdaptive),
            Accuracy = metrics.Accuracy,
            MajorityAccuracy = metrics.MajorityAccuracy,
            RecallAtTop10 = With(m => m.RecallAtTop10),
            MeanProbability = metrics.MeanProbability,
        };
    }

    /// <summary>AUC of a first set of probabilities minus that of a second one on the same rows.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other, same rows in the same order.</param>
    public Estimate AucDifference(RankedSample first, RankedSample second) => Estimate.FromDraws(
        first.Metrics().Auc - second.Metrics().Auc, AucDifferences(first, second));

    /// <summary>The differences of the AUC, one for each resample in order; NaN where it is not defined.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other, same rows in the same order.</param>
    public IReadOnlyList<double> AucDifferences(RankedSample first, RankedSample second) =>
        Draws(first.Overturned, weights => first.Auc(weights) - second.Auc(weights));

    /// <summary>Any figures of the rows, with intervals.</summary>
    /// <param name="overturned">Outcome of each row.</param>
    /// <param name="measure">From the weight of each row to the figures, always as many.</param>
    /// <returns>One estimate for each figure; its value is that of weights of 1.</returns>
    public IReadOnlyList<Estimate> Estimates(IReadOnlyList<bool> overturned, Func<double[], double[]> measure)
    {
        var values = measure([.. _clusterOf.Select(_ => 1.0)]);
        var draws = Draws(overturned, measure);
        return [.. values.Select((value, figure) => Estimate.FromDraws(value, draws.Select(draw => draw[figure])))];
    }

    /// <summary>
    /// All metrics of two sets of probabilities on the same rows, with intervals of their differences.
    /// </summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other, same rows in the same order.</param>
    public PairedMetrics Compare(RankedSample first, RankedSample second)
    {
        var (one, other) = (first.Metrics(), second.Metrics());
        var draws = Draws(
            first.Overturned, weights => (One: first.Metrics(weights), Other: second.Metrics(weights)));
        PairedMetric With(Func<MetricSet, double> metric)
        {
            var difference = Estimate.FromDraws(
                metric(one) - metric(other), draws.Select(draw => metric(draw.One) - metric(draw.Other)));
            return new(metric(one), metric(other), difference.Value, difference.Low, difference.High);
        }

        return new(
            With(m => m.Auc), With(m => m.AveragePrecision), With(m => m.Brier), With(m => m.LogLoss),
            With(m => m.Ece));
    }

    /// <summary>Anything that is measured of the rows, once for each resample in order.</summary>
    /// <param name="overturned">Outcome of each row.</param>
    /// <param name="measure">From the weight of each row to what is measured.</param>
    /// <returns>One for each resample; none where rows are too few for an interval.</returns>
    public T[] Draws<T>(IReadOnlyList<bool> overturned, Func<double[], T> measure) =>
        EnoughRows.Are(overturned, _clusterOf) ? Draw(measure) : [];

    private T[] Draw<T>(Func<double[], T> measure)
    {
        var results = new T[_resamples];
        Parallel.For(0, _resamples, resample => results[resample] = measure(Weights(resample)));
        return results;
    }

    private double[] Weights(int resample)
    {
        var random = new Random(unchecked((_seed * 1_000_003) + resample));
        var times = new int[_clusters];
        for (var draw = 0; draw < _clusters; draw++)
        {
            times[random.Next(_clusters)]++;
        }

        return [.. _clusterOf.Select(cluster => (double)times[cluster])];
    }
}
