namespace ImrPredict.Numerics;

/// <summary>The population stability index, and how large it is by chance.</summary>
internal static class PopulationStabilityIndex
{
    private const double Z95 = 1.6448536269514722;

    /// <summary>The index of two distributions over the same cells; a share counts as at least half a row.</summary>
    public static double Of(
        IReadOnlyList<double> before, IReadOnlyList<double> now, int rowsBefore, int rowsNow) =>
        before.Zip(now).Sum(cell =>
        {
            var (p, q) = (Math.Max(cell.First, 0.5 / rowsBefore), Math.Max(cell.Second, 0.5 / rowsNow));
            return (q - p) * Math.Log(q / p);
        });

    /// <summary>
    /// What the index stays below in 95 % of samples from one distribution: (1/m + 1/n) times the 95 % point of the
    /// chi-squared distribution (Yurdakul 2018), that point after Wilson and Hilferty 1931.
    /// </summary>
    /// <param name="cells">Cells that are not empty on both sides.</param>
    /// <param name="before">Independent units of the reference: letters, not rows.</param>
    /// <param name="now">Independent units of the new file.</param>
    public static double ByChance(int cells, int before, int now)
    {
        var freedom = Math.Max(cells - 1, 1);
        var root = 1 - (2.0 / (9 * freedom)) + (Z95 * Math.Sqrt(2.0 / (9 * freedom)));
        return freedom * root * root * root * ((1.0 / before) + (1.0 / now));
    }
}
