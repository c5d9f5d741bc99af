namespace ImrPredict.Audit.Charts;

/// <summary>A share overturned that a team aims at; the same for all units, whatever their cases.</summary>
/// <param name="Share">In [0, 1].</param>
/// <param name="Side">Where the share is to lie.</param>
public sealed record ChartTarget(double Share, TargetSide Side)
{
    /// <summary>
    /// Judges periods of one stretch by the medians of their 99.8 % limits, so that a last period of few decisions
    /// does not decide.
    /// </summary>
    internal Assurance Judge(IReadOnlyList<ChartPoint> periods)
    {
        var low = Median([.. periods.Select(p => (double)p.Limits998.Low / p.Items)]);
        var high = Median([.. periods.Select(p => (double)p.Limits998.High / p.Items)]);
        var (isBelow, isAbove) = Side == TargetSide.AtMost
            ? (high <= Share, low > Share)
            : (low >= Share, high < Share);
        return isBelow ? Assurance.Hits : isAbove ? Assurance.Misses : Assurance.HitsOrMisses;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
