using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts;

/// <summary>
/// A p chart over time: the share overturned in each period against what the case mix lets expect. The limits are
/// Laney's p' (Quality Engineering 14, 2002): widened where neighbouring periods differ by more than chance;
/// otherwise every period of many decisions would lie outside.
/// </summary>
/// <param name="Unit">The unit shown; null for all items together.</param>
/// <param name="Points">Periods with any item, in order of time.</param>
/// <param name="LaneySigma">Factor on the standard deviation, at least 1.</param>
public sealed record PeriodChart(string? Unit, IReadOnlyList<ChartPoint> Points, double LaneySigma)
{
    /// <summary>Laney's factor: the mean moving range of z-scores in order of time over 1.128, at least 1.</summary>
    /// <param name="zScores">Z-scores of the periods, in order.</param>
    public static double Laney(IReadOnlyList<double> zScores) => zScores.Count < 3
        ? 1
        : Math.Max(1, zScores.Skip(1).Zip(zScores, (later, earlier) => Math.Abs(later - earlier)).Average() / 1.128);

    internal static PeriodChart Draw(CaseMix mix, string? unit, IEnumerable<IGrouping<string, int>> periods)
    {
        var sums = periods.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (Name: p.Key, Sum: mix.Sum([.. p]))).ToList();
        var sigma = Laney([.. sums.Select(s => (s.Sum.Observed - s.Sum.Expected) / Math.Sqrt(s.Sum.Variance))]);
        var points = sums.Select(s => ChartPoint.Measure(s.Name, s.Sum, s.Sum.Variance * sigma * sigma));
        return new(unit, [.. points], sigma);
    }
}
