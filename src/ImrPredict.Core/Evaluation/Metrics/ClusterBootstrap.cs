namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// Percentile intervals from a bootstrap that draws whole clusters (letters), since items of one letter share their
/// facts and often their verdict. The draws depend on seed and resample number alone: any number of cores gives the
/// same intervals.
/// </summary>
public sealed class ClusterBootstrap
{
    private readonly int[] clusterOf;
    private readonly int clusters;
    private readonly int resamples;
    private readonly int seed;

    /// <summary>Prepares the draws.</summary>
    /// <param name="clusterIds">Cluster of each row; equal numbers belong together.</param>
    /// <param name="resamples">Resamples, at least 100. Default 1000.</param>
    /// <param name="seed">Seed of the draws.</param>
    public ClusterBootstrap(IReadOnlyList<int> clusterIds, int resamples = 1000, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var numbers = new Dictionary<int, int>();
        clusterOf = [.. clusterIds.Select(id => numbers.TryGetValue(id, out var n) ? n : numbers[id] = numbers.Count)];
        (clusters, this.resamples, this.seed) = (numbers.Count, resamples, seed);
    }

    /// <summary>Intervals of every metric of a sample.</summary>
    /// <param name="sample">Rows in the order of the cluster ids.</param>
    public MetricIntervals Intervals(RankedSample sample)
    {
        var draws = Draw(weights => sample.Metrics(weights));
        Interval Of(Func<MetricSet, double> metric) => Interval.Of([.. draws.Select(metric)]);
        return new MetricIntervals
        {
            Auc = Of(m => m.Auc),
            AveragePrecision = Of(m => m.AveragePrecision),
            RecallAtTop10 = Of(m => m.RecallAtTop10),
            Brier = Of(m => m.Brier),
            BrierSkill = Of(m => m.BrierSkill),
            LogLoss = Of(m => m.LogLoss),
            Ece = Of(m => m.Ece),
            EceAdaptive = Of(m => m.EceAdaptive),
            Accuracy = Of(m => m.Accuracy),
            OverturnRate = Of(m => (double)m.NOverturned / m.N),
        };
    }

    /// <summary>Interval of the difference of a metric between two sets of probabilities on the same rows.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other, same rows in the same order.</param>
    /// <param name="metric">The metric; the difference is first minus second.</param>
    public Interval Difference(RankedSample first, RankedSample second, Func<MetricSet, double> metric) =>
        Interval.Of(DifferenceDraws(first, second, metric));

    /// <summary>The differences of a metric, one for each resample in order; NaN where it is not defined.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other, same rows in the same order.</param>
    /// <param name="metric">The metric; the difference is first minus second.</param>
    public IReadOnlyList<double> DifferenceDraws(
        RankedSample first, RankedSample second, Func<MetricSet, double> metric) =>
        Draw(weights => metric(first.Metrics(weights)) - metric(second.Metrics(weights)));

    /// <summary>Intervals of any figures of the rows.</summary>
    /// <param name="measure">From the weight of each row to the figures, always as many.</param>
    /// <returns>One interval for each figure.</returns>
    public IReadOnlyList<Interval> IntervalsOf(Func<double[], double[]> measure)
    {
        var draws = Draw(measure);
        return [.. draws[0].Select((_, figure) => Interval.Of([.. draws.Select(draw => draw[figure])]))];
    }

    /// <summary>All metrics of two sets of probabilities on the same rows, with intervals of their differences.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other, same rows in the same order.</param>
    public PairedMetrics Compare(RankedSample first, RankedSample second)
    {
        var (one, other) = (first.Metrics(), second.Metrics());
        var draws = Draw(weights => (One: first.Metrics(weights), Other: second.Metrics(weights)));
        PairedMetric Of(Func<MetricSet, double> metric)
        {
            var range = Interval.Of([.. draws.Select(draw => metric(draw.One) - metric(draw.Other))]);
            return new(metric(one), metric(other), metric(one) - metric(other), range.Low, range.High);
        }

        return new(
            Of(m => m.Auc), Of(m => m.AveragePrecision), Of(m => m.Brier), Of(m => m.LogLoss), Of(m => m.Ece));
    }

    private T[] Draw<T>(Func<double[], T> measure)
    {
        var results = new T[resamples];
        Parallel.For(0, resamples, resample => results[resample] = measure(Weights(resample)));
        return results;
    }

    private double[] Weights(int resample)
    {
        var random = new Random(unchecked((seed * 1_000_003) + resample));
        var times = new int[clusters];
        for (var draw = 0; draw < clusters; draw++)
        {
            times[random.Next(clusters)]++;
        }

        return [.. clusterOf.Select(cluster => (double)times[cluster])];
    }
}
