namespace ImrPredict.Evaluation.Metrics;

/// <summary>One metric of two sets of probabilities on the same rows.</summary>
/// <param name="First">The first one's metric.</param>
/// <param name="Second">The second one's.</param>
/// <param name="Difference">First minus second.</param>
/// <param name="Low">Lower end of the difference's 95 % interval; NaN where not defined.</param>
/// <param name="High">Upper end.</param>
public sealed record PairedMetric(double First, double Second, double Difference, double Low, double High)
{
    /// <summary>Whether there is an interval.</summary>
    public bool HasInterval => !double.IsNaN(Low);

    /// <summary>
    /// Whether the interval leaves out 0: 1 first is larger, -1 first is smaller, 0 not distinguishable.
    /// </summary>
    public int Sign => Low > 0 ? 1 : High < 0 ? -1 : 0;
}
