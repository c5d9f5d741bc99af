namespace ImrPredict.Evaluation.Metrics;

/// <summary>The score interval of a share (Wilson 1927): honest also where none or all were counted.</summary>
public static class WilsonInterval
{
    private const double Z = 1.959963984540054;

    /// <summary>The share with its 95 % interval.</summary>
    /// <param name="share">The share found, 0 to 1.</param>
    /// <param name="n">Independent units that it was found in: letters rather than rows. NaN ends for 0.</param>
    public static Estimate Estimate(double share, int n)
    {
        if (n == 0)
        {
            return new(share, double.NaN, double.NaN);
        }

        var spread = 1 + (Z * Z / n);
        var middle = (share + (Z * Z / (2 * n))) / spread;
        var half = Z / spread * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4.0 * n * n)));
        return new(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
