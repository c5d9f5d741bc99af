using ImrPredict.Numerics;

namespace ImrPredict.Audit.Charts.Dispersion;

/// <summary>
/// Distribution of a count of overturned items with a mean and a variance: binomial where decisions are independent,
/// beta-binomial where the variance is larger. A normal curve would be wrong in the tails of small units.
/// </summary>
internal sealed class CountDistribution
{
    private readonly double[] _cumulative;

    /// <summary>Matches mean and variance.</summary>
    /// <param name="items">Largest count possible.</param>
    /// <param name="mean">Expected count, inside (0, items).</param>
    /// <param name="variance">Variance of the count, above 0.</param>
    public CountDistribution(int items, double mean, double variance)
    {
        var p = mean / items;
        var inflation = variance / (items * p * (1 - p));
        _cumulative = Cumulated(inflation > 1 + 1e-9 && items > 1
            ? BetaBinomial(items, p, Math.Min((inflation - 1) / (items - 1), 0.999))
            : Binomial(items, mean, variance));
    }

    /// <summary>The range outside of which at most <paramref name="tail"/> lies on either side.</summary>
    public (int Low, int High) Limits(double tail) => (QuantileAbove(tail), QuantileAt(1 - tail));

    /// <summary>
    /// How far a count lies from the middle: the normal value below which as much lies as below the count, counts
    /// like it by half. Unit: standard deviations.
    /// </summary>
    public double Sigmas(int count) =>
        NormalDistribution.Quantile(Math.Clamp((Below(count) + Below(count + 1)) / 2, 1e-12, 1 - 1e-12));

    /// <summary>The count below or at which a share lies.</summary>
    public int At(double share)
    {
        var found = Array.BinarySearch(_cumulative, share);
        return Math.Min(found < 0 ? ~found : found, _cumulative.Length - 1);
    }

    private double Below(int count) => count == 0 ? 0 : _cumulative[Math.Min(count, _cumulative.Length) - 1];

    // The smallest k with P(X <= k) > tail, so that P(X < k) <= tail.
    private int QuantileAbove(double tail)
    {
        var found = Array.FindIndex(_cumulative, c => c > tail + 1e-12);
        return found < 0 ? _cumulative.Length - 1 : found;
    }

    // The smallest k with P(X <= k) >= share, so that P(X > k) <= 1 - share.
    private int QuantileAt(double share)
    {
        var found = Array.FindIndex(_cumulative, c => c >= share - 1e-12);
        return found < 0 ? _cumulative.Length - 1 : found;
    }

    // Decisions of unequal probability vary less than the binomial of their mean: fewer trials, larger probability.
    private static double[] Binomial(int items, double mean, double variance)
    {
        var trials = (int)Math.Clamp(
            Math.Round(mean * mean / Math.Max(mean - variance, 1e-9)), Math.Ceiling(mean), items);
        var p = Math.Min(mean / trials, 1 - 1e-12);
        var logs = new double[trials + 1];
        for (var k = 0; k < trials; k++)
        {
            logs[k + 1] = logs[k] + Math.Log((double)(trials - k) / (k + 1)) + Logistic.Logit(p);
        }

        return logs;
    }

    private static double[] BetaBinomial(int items, double p, double correlation)
    {
        var size = (1 - correlation) / correlation;
        var (a, b) = (p * size, (1 - p) * size);
        var logs = new double[items + 1];
        for (var k = 0; k < items; k++)
        {
            logs[k + 1] = logs[k] + Math.Log((double)(items - k) / (k + 1)) + Math.Log((a + k) / (items - k - 1 + b));
        }

        return logs;
    }

    private static double[] Cumulated(double[] logs)
    {
        var most = logs.Max();
        var sum = 0.0;
        for (var k = 0; k < logs.Length; k++)
        {
            sum += Math.Exp(logs[k] - most);
            logs[k] = sum;
        }

        return [.. logs.Select(c => c / sum)];
    }
}
