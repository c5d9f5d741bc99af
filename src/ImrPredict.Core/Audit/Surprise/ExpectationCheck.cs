namespace ImrPredict.Audit.Surprise;

/// <summary>
/// Whether the expected probabilities fit the decisions as a whole. Where the expectation is too sure, there are more
/// false flags than stated.
/// </summary>
/// <param name="Items">Items.</param>
/// <param name="Observed">Overturned items.</param>
/// <param name="Expected">Sum of the expected probabilities.</param>
/// <param name="Z">
/// Spiegelhalter's z of 1986 with the variance counted by letter; beyond 1.96 the fit is in doubt.
/// </param>
/// <param name="RareObserved">Items decided in their rarer way where that way had a probability below 0.1.</param>
/// <param name="RareExpected">How many of those were expected.</param>
public sealed record ExpectationCheck(
    int Items, int Observed, double Expected, double Z, int RareObserved, double RareExpected)
{
    private const double Rare = 0.1;

    /// <summary>Whether the expectation fits: |z| is at most 1.96.</summary>
    public bool Fits => Math.Abs(Z) <= 1.96;

    /// <summary>Compares decisions with probabilities.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities of overturn strictly inside (0, 1), same length.</param>
    /// <param name="letters">Letter of each item, same length.</param>
    internal static ExpectationCheck Compare(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, IReadOnlyList<int> letters)
    {
        var byLetter = new Dictionary<int, double>();
        var (observed, expected, rareObserved, rareExpected) = (0, 0.0, 0, 0.0);
        for (var row = 0; row < overturned.Count; row++)
        {
            var (p, y) = (probabilities[row], overturned[row] ? 1 : 0);
            byLetter[letters[row]] = byLetter.GetValueOrDefault(letters[row]) + ((y - p) * (1 - (2 * p)));
            (observed, expected) = (observed + y, expected + p);
            var rarer = Math.Min(p, 1 - p);
            if (rarer < Rare)
            {
                rareExpected += rarer;
                rareObserved += (y == 1) == (p < 0.5) ? 1 : 0;
            }
        }

        var spread = Math.Sqrt(byLetter.Values.Sum(v => v * v));
        var z = spread > 0 ? byLetter.Values.Sum() / spread : 0;
        return new(overturned.Count, observed, expected, z, rareObserved, rareExpected);
    }
}
