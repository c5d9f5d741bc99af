using ImrPredict.Cases;

namespace ImrPredict.Audit.Charts;

/// <summary>
/// Decisions beside what their case mix let expect, with the correlation of decisions of one letter, which every
/// standard error takes in.
/// </summary>
internal sealed class CaseMix
{
    private CaseMix(double[] overturned, double[] expected, IReadOnlyList<int> letters)
    {
        (Overturned, Expected, Letters) = (overturned, expected, letters);
        LetterCorrelation = Correlation();
    }

    /// <summary>1 where overturned, else 0.</summary>
    public double[] Overturned { get; }

    /// <summary>Expected probabilities, strictly inside (0, 1).</summary>
    public double[] Expected { get; }

    /// <summary>Letter of each row.</summary>
    public IReadOnlyList<int> Letters { get; }

    /// <summary>Correlation of two decisions of one letter beyond the expectation, in [0, 1].</summary>
    public double LetterCorrelation { get; }

    public static CaseMix Of(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected)
    {
        var floor = 1.0 / (items.Count + 2);
        return new(
            [.. items.Select(i => i.Overturned ? 1.0 : 0.0)], [.. expected.Select(p => Math.Clamp(p, floor, 1 - floor))],
            LetterNumbers.Of(items));
    }

    /// <summary>What some rows add up to; the variance holds the pairs of each letter.</summary>
    public (int Items, int Letters, double Observed, double Expected, double Variance) Sum(IReadOnlyList<int> rows)
    {
        var roots = new Dictionary<int, (double Roots, double Own)>();
        var (observed, expected) = (0.0, 0.0);
        foreach (var row in rows)
        {
            var p = Expected[row];
            (observed, expected) = (observed + Overturned[row], expected + p);
            var letter = roots.GetValueOrDefault(Letters[row]);
            roots[Letters[row]] = (letter.Roots + Math.Sqrt(p * (1 - p)), letter.Own + (p * (1 - p)));
        }

        var variance = roots.Values.Sum(l => l.Own + (LetterCorrelation * ((l.Roots * l.Roots) - l.Own)));
        return (rows.Count, roots.Count, observed, expected, variance);
    }

    private double Correlation()
    {
        var letters = new Dictionary<int, (double Residual, double Squares, double Roots, double Own)>();
        for (var row = 0; row < Expected.Length; row++)
        {
            var (p, l) = (Expected[row], letters.GetValueOrDefault(Letters[row]));
            var (residual, spread) = (Overturned[row] - p, p * (1 - p));
            letters[Letters[row]] = (
                l.Residual + residual, l.Squares + (residual * residual), l.Roots + Math.Sqrt(spread), l.Own + spread);
        }

        var shared = letters.Values.Sum(l => (l.Residual * l.Residual) - l.Squares);
        var possible = letters.Values.Sum(l => (l.Roots * l.Roots) - l.Own);
        return possible > 1e-9 ? Math.Clamp(shared / possible, 0, 1) : 0;
    }
}
