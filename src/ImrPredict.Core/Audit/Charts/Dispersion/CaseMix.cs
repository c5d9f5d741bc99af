using ImrPredict.Cases;

namespace ImrPredict.Audit.Charts.Dispersion;

/// <summary>
/// Decisions beside what their case mix lets expect, and how decisions of one letter hang together, which every
/// standard error takes into account.
/// </summary>
internal sealed class CaseMix
{
    /// <summary>Sets decisions beside expected probabilities, clamped to inside (0, 1).</summary>
    public CaseMix(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected)
    {
        // n decisions cannot show a probability below about 1 / n to be right.
        var floor = 1.0 / (items.Count + 2);
        Overturned = [.. items.Select(i => i.Overturned ? 1.0 : 0.0)];
        Expected = [.. expected.Select(p => Math.Clamp(p, floor, 1 - floor))];
        Letters = LettersOf(items);
        LetterCorrelation = Correlation();
    }

    /// <summary>1 where overturned, else 0.</summary>
    public double[] Overturned { get; }

    /// <summary>Expected probabilities, strictly inside (0, 1).</summary>
    public double[] Expected { get; }

    /// <summary>Letter of each row, see <see cref="LettersOf"/>.</summary>
    public IReadOnlyList<int> Letters { get; }

    /// <summary>Correlation of two decisions of one letter beyond the expectation, in [0, 1].</summary>
    public double LetterCorrelation { get; }

    /// <summary>Letter of each item, numbered from 0 by first appearance.</summary>
    public static IReadOnlyList<int> LettersOf(IReadOnlyList<DecidedItem> items)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. items.Select(i => numbers.TryGetValue(i.Item.CaseNumber, out var number)
            ? number
            : numbers[i.Item.CaseNumber] = numbers.Count)];
    }

    /// <summary>What some rows add up to; the variance holds the pairs of each letter.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="moved">Probabilities of these rows at another level, in their order; null for the expected.</param>
    public (int Items, int Letters, double Observed, double Expected, double Variance) Sum(
        IReadOnlyList<int> rows, IReadOnlyList<double>? moved = null)
    {
        var roots = new Dictionary<int, (double Roots, double Own)>();
        var (observed, expected) = (0.0, 0.0);
        for (var place = 0; place < rows.Count; place++)
        {
            var row = rows[place];
            var p = moved?[place] ?? Expected[row];
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
