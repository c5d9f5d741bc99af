namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>The step of a CUSUM at one letter.</summary>
internal static class CusumScore
{
    /// <summary>
    /// Log likelihood ratio of the letter's decisions under the shift against none (Steiner 2000, equation 2), divided
    /// by the design effect of its size, since correlated items are worth fewer.
    /// </summary>
    public static double Compute(
        IReadOnlyList<double> probabilities, IReadOnlyList<bool> overturned, double oddsRatio, double correlation)
    {
        var sum = 0.0;
        for (var i = 0; i < probabilities.Count; i++)
        {
            sum += ComputeItem(probabilities[i], overturned[i], oddsRatio);
        }

        return sum / DesignEffect(probabilities.Count, correlation);
    }

    /// <summary>Log likelihood ratio of one item.</summary>
    public static double ComputeItem(double probability, bool overturned, double oddsRatio) =>
        (overturned ? Math.Log(oddsRatio) : 0) - Math.Log(1 - probability + (oddsRatio * probability));

    /// <summary>How many items one item of a letter counts against: 1 where items are independent.</summary>
    public static double DesignEffect(int items, double correlation) => 1 + ((items - 1) * correlation);
}
