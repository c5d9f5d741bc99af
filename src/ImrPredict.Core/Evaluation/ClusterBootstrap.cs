namespace ImrPredict.Evaluation;

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
        Interval Of(Func<MetricSet, double> metric) => Percentiles([.. draws.Select(metric)]);
        return new MetricIntervals(
            Of(m => m.Auc), Of(m => m.AveragePrecision), Of(m => m.Brier), Of(m => m.BrierSkill), Of(m => m.LogLoss),
            Of(m => m.Ece), Of(m => m.Accuracy));
    }

    /// <summary>Interval of the difference of a metric between two sets of probabilities on the same rows.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other, same rows in the same order.</param>
    /// <param name="metric">The metric; the difference is first minus second.</param>
    public Interval Difference(RankedSample first, RankedSample second, Func<MetricSet, double> metric) =>
        Percentiles(Draw(weights => metric(first.Metrics(weights)) - metric(second.Metrics(weights))));

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

    private static Interval Percentiles(double[] values)
    {
        var sorted = values.Where(v => !double.IsNaN(v)).Order().ToArray();
        return sorted.Length == 0
            ? new(double.NaN, double.NaN)
            : new(At(sorted, 0.025), At(sorted, 0.975));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
