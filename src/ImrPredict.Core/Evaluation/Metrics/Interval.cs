namespace ImrPredict.Evaluation.Metrics;

/// <summary>A 95 % interval of a metric.</summary>
/// <param name="Low">Lower end; NaN where not defined.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The 2.5 and 97.5 % points of bootstrap draws; draws that are not defined (NaN) are left out.</summary>
    /// <param name="draws">The draws in any order.</param>
    public static Interval Of(IReadOnlyList<double> draws)
    {
        var sorted = draws.Where(v => !double.IsNaN(v)).Order().ToArray();
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
