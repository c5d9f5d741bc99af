using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Timeliness;

/// <summary>A quantile with its 95 % interval from ranks, whatever the distribution.</summary>
internal static class OrderStatistic
{
    private const double Tail = 0.025;

    /// <summary>
    /// The quantile between the two nearest values; the interval has the innermost ranks beyond which it lies in at
    /// most 2.5 of 100 draws on each side, by the binomial count of values below it (Conover 1999), and is open where
    /// there are too few values for such ranks.
    /// </summary>
    /// <param name="sorted">Values, ascending.</param>
    /// <param name="share">Inside (0, 1).</param>
    /// <returns>NaN for no values.</returns>
    public static Estimate At(IReadOnlyList<int> sorted, double share)
    {
        var n = sorted.Count;
        if (n == 0)
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        var place = share * (n - 1);
        var below = (int)place;
        var value = sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, n - 1)] - sorted[below]));
        var (low, high) = Ranks(n, share);
        return low == 0 || high == 0
            ? new(value, double.NaN, double.NaN)
            : new(value, sorted[low - 1], sorted[high - 1]);
    }

    // Of n values, so many lie below the quantile as a binomial count says; 0 where no rank is rare enough.
    private static (int Low, int High) Ranks(int n, double share)
    {
        var (low, below, log) = (0, 0.0, n * Math.Log(1 - share));
        for (var count = 0; count < n; count++)
        {
            below += Math.Exp(log);
            log += Math.Log((double)(n - count) / (count + 1) * share / (1 - share));
            low = below <= Tail ? count + 1 : low;
            if (1 - below <= Tail)
            {
                return (low, count + 1);
            }
        }

        return (low, 0);
    }
}
