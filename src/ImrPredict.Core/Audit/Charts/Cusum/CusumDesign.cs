namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>
/// Limit of one side of a CUSUM and its run lengths, from a Markov chain over the distribution of the letters' scores
/// (Brook and Evans 1972), with the unit's own case mix and the items of a letter correlated as measured.
/// </summary>
/// <param name="OddsRatio">Shift that it is tuned to; above 1 upwards, below 1 downwards.</param>
/// <param name="Limit">Alarm above this. Unit: natural log of a likelihood ratio.</param>
/// <param name="InControlRunLength">Mean letters to a false alarm.</param>
/// <param name="ShiftedRunLength">
/// Mean letters to the alarm once the odds have shifted by the odds ratio, from zero.
/// </param>
public sealed record CusumDesign(double OddsRatio, double Limit, double InControlRunLength, double ShiftedRunLength)
{
    private const int Bisections = 30;

    /// <summary>Finds the limit that gives an in-control run length.</summary>
    /// <param name="letters">Probabilities of overturn of the items, letter by letter.</param>
    /// <param name="correlation">Correlation of two decisions of one letter, in [0, 1].</param>
    /// <param name="oddsRatio">Shift to find.</param>
    /// <param name="inControlRunLength">Wanted mean letters to a false alarm.</param>
    internal static CusumDesign Find(
        IReadOnlyList<IReadOnlyList<double>> letters, double correlation, double oddsRatio, double inControlRunLength)
    {
        var inControl = new CusumChain(CusumScores.Compute(letters, correlation, oddsRatio, shift: 1));
        var shifted = new CusumChain(CusumScores.Compute(letters, correlation, oddsRatio, oddsRatio));
        var (low, high) = (0.01, 1.0);
        while (inControl.RunLength(high) < inControlRunLength && high < 1000)
        {
            (low, high) = (high, high * 2);
        }

        for (var step = 0; step < Bisections && high - low > 1e-3 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = inControl.RunLength(middle) < inControlRunLength ? (middle, high) : (low, middle);
        }

        return new(oddsRatio, high, inControl.RunLength(high), shifted.RunLength(high));
    }
}
