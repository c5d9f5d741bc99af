namespace ImrPredict.Numerics;

/// <summary>How far one distribution is from another over the same cells, and how far it is by chance.</summary>
/// <param name="Value">The index: the sum over cells of (now - before) * ln(now / before).</param>
/// <param name="ByChance">What the index stays below in 95 % of samples from one distribution.</param>
internal readonly record struct PopulationStabilityIndex(double Value, double ByChance)
{
    /// <summary>From this value on a shift is worth a word, where it is beyond chance.</summary>
    public const double Moderate = 0.1;

    /// <summary>From this value on a shift is large.</summary>
    public const double Large = 0.25;

    private const double Z95 = 1.6448536269514722;

    /// <summary>
    /// Compares shares. A share below half a row counts as half a row; a cell that is empty on both sides is none.
    /// Chance gives (1/m + 1/n) times the 95 % point of the chi-squared distribution (Yurdakul 2018), that point after
    /// Wilson and Hilferty 1931, where m and n are letters: the rows of a letter are not drawn independently.
    /// </summary>
    /// <param name="cells">Share of each cell before and now.</param>
    /// <param name="before">Rows and letters of the reference.</param>
    /// <param name="now">Rows and letters of the new file.</param>
    public static PopulationStabilityIndex Compare(
        IEnumerable<(double Before, double Now)> cells, (long Rows, long Letters) before, (long Rows, long Letters) now)
    {
        var filled = cells.Where(cell => cell.Before > 0 || cell.Now > 0).ToList();
        var index = filled.Sum(cell =>
        {
            var (p, q) = (Math.Max(cell.Before, 0.5 / before.Rows), Math.Max(cell.Now, 0.5 / now.Rows));
            return (q - p) * Math.Log(q / p);
        });
        var freedom = Math.Max(filled.Count - 1, 1);
        var root = 1 - (2.0 / (9 * freedom)) + (Z95 * Math.Sqrt(2.0 / (9 * freedom)));
        return new(index, freedom * root * root * root * ((1.0 / before.Letters) + (1.0 / now.Letters)));
    }

    /// <summary>Whether the index reaches a limit and lies beyond chance.</summary>
    public bool Reaches(double limit) => Value >= limit && Value > ByChance;
}
