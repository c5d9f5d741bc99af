using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>
/// How far all decisions together are off the expectation, period by period. The expectation knows no time, so where
/// the level of all moves, every unit moves with it; a unit has changed only where it leaves the others.
/// </summary>
internal sealed class SharedTrend
{
    private readonly CaseMix _mix;
    private readonly IReadOnlyList<string?> _periods;
    private readonly Dictionary<string, Sums> _all;

    public SharedTrend(CaseMix mix, IReadOnlyList<string?> periods)
    {
        (_mix, _periods) = (mix, periods);
        _all = SumsOf(Enumerable.Range(0, periods.Count));
    }

    /// <summary>
    /// Probabilities of a unit's rows, in their order, brought to the level of the other units at the time: by as much
    /// as periods are found to differ beyond chance (empirical Bayes), so that chance alone moves nothing.
    /// </summary>
    public double[] Along(IReadOnlyList<int> unit)
    {
        var own = SumsOf(unit);
        var others = _all.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (Period: p.Key, Sums: own.TryGetValue(p.Key, out var less) ? p.Value.Less(less) : p.Value))
            .Where(p => p.Sums.Expected > 1e-6).ToDictionary(p => p.Period, p => p.Sums, StringComparer.Ordinal);
        var spread = Overdispersion.Estimate(
            [.. others.Values.Select(s => (s.Observed - s.Expected) / Math.Sqrt(s.Variance))],
            [.. others.Values.Select(s => s.RatioError)]);
        var along = new double[unit.Count];
        foreach (var period in Enumerable.Range(0, unit.Count).GroupBy(place => _periods[unit[place]] ?? ""))
        {
            var ratio = others.TryGetValue(period.Key, out var s)
                ? 1 + (Trust(spread.BetweenVariance, s.RatioError) * ((s.Observed / s.Expected) - 1))
                : 1;
            int[] places = [.. period];
            var moved = LevelShift.To(ratio, [.. places.Select(place => _mix.Expected[unit[place]])]);
            for (var i = 0; i < places.Length; i++)
            {
                along[places[i]] = moved[i];
            }
        }

        return along;
    }

    private static double Trust(double between, double ratioError) => between / (between + (ratioError * ratioError));

    private Dictionary<string, Sums> SumsOf(IEnumerable<int> rows) => rows.Where(row => _periods[row] is not null)
        .GroupBy(row => _periods[row]!, StringComparer.Ordinal)
        .ToDictionary(p => p.Key, p => Sums.Of(_mix.Sum([.. p])), StringComparer.Ordinal);

    private readonly record struct Sums(double Observed, double Expected, double Variance)
    {
        public double RatioError => Math.Sqrt(Variance) / Expected;

        public static Sums Of((int Items, int Letters, double Observed, double Expected, double Variance) sum) =>
            new(sum.Observed, sum.Expected, sum.Variance);

        public Sums Less(Sums part) =>
            new(Observed - part.Observed, Expected - part.Expected, Math.Max(Variance - part.Variance, 1e-9));
    }
}
