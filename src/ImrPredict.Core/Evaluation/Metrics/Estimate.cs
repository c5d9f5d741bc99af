namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// A figure with its 95 % interval. In JSON it is three figures: <c>auc</c>, <c>auc_low</c>, <c>auc_high</c>.
/// </summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end; NaN where not defined.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimate(double Value, double Low, double High) : IFormattable
{
    /// <summary>
    /// A figure with the 2.5 and 97.5 % points of bootstrap draws; undefined draws (NaN) are left out.
    /// </summary>
    /// <param name="value">The figure.</param>
    /// <param name="draws">The draws in any order.</param>
    public static Estimate FromDraws(double value, IEnumerable<double> draws)
    {
        var sorted = draws.Where(v => !double.IsNaN(v)).Order().ToArray();
        return sorted.Length == 0
            ? new(value, double.NaN, double.NaN)
            : new(value, At(sorted, 0.025), At(sorted, 0.975));
    }

    /// <summary>Whether there is an interval.</summary>
    public bool HasInterval => !double.IsNaN(Low);

    /// <summary>The figure alone.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
