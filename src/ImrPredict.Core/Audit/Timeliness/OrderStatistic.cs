using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Timeliness;

/// <summary>A quantile with its 95 % interval from ranks, whatever the distribution.</summary>
internal static class OrderStatistic
{
    private const double Z = 1.959963984540054;

    /// <summary>
    /// The quantile between the two nearest values; the interval has the values whose ranks lie 1.96 standard errors of
    /// the binomial count away (Conover 1999), and is open where there are too few values for one.
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
        var error = Z * Math.Sqrt(n * share * (1 - share));
        var (low, high) = ((int)Math.Floor((n * share) - error), (int)Math.Ceiling((n * share) + error));
        return low < 1 || high > n - 1
            ? new(value, double.NaN, double.NaN)
            : new(value, sorted[low - 1], sorted[high]);
    }
}
