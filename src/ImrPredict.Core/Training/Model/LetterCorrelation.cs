using ImrPredict.Cases;

namespace ImrPredict.Training.Model;

/// <summary>
/// How far the outcomes of two items of a letter go together beyond what their scores say: the mean product of the
/// standardised residuals of pairs of items of a letter, on rows that the model had not seen.
/// </summary>
internal static class LetterCorrelation
{
    /// <summary>
    /// Used where pairs are few: counted on 129 published letters of December 2016 to February 2017 (669 pairs).
    /// </summary>
    public const double Usual = 0.37;

    private const int FewestPairs = 100;

    /// <summary>The correlation, 0 to 1; <see cref="Usual"/> where pairs are few.</summary>
    public static double Measure(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> probabilities)
    {
        var (sum, pairs) = (0.0, 0L);
        foreach (var letter in Enumerable.Range(0, items.Count)
            .GroupBy(i => items[i].Item.CaseNumber, StringComparer.Ordinal))
        {
            var residuals = letter.Select(i => Residual(items[i].Overturned, probabilities[i])).ToList();
            var total = residuals.Sum();
            sum += (total * total) - residuals.Sum(r => r * r);
            pairs += (long)residuals.Count * (residuals.Count - 1);
        }

        return pairs < 2 * FewestPairs ? Usual : Math.Clamp(sum / pairs, 0, 1);
    }

    private static double Residual(bool overturned, double p) => ((overturned ? 1 : 0) - p) / Math.Sqrt(p * (1 - p));
}
