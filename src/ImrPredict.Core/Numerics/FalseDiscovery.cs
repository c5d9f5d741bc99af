namespace ImrPredict.Numerics;

/// <summary>
/// Turns p-values into q-values: the smallest nominal share of false flags at which the item would be flagged. An
/// item is flagged where its q-value is at most that share, so a share of 1 flags all.
/// </summary>
internal static class FalseDiscovery
{
    /// <summary>Benjamini and Hochberg 1995: right for p-values that are independent or positively dependent.</summary>
    /// <param name="pValues">P-values in [0, 1], any order.</param>
    /// <returns>Q-values in [0, 1], in the same order.</returns>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var order = Ascending(pValues);
        var estimates = order.Select((row, place) => pValues[row] * pValues.Count / (place + 1)).ToArray();
        return StepUp(order, pValues, estimates);
    }

    /// <summary>Benjamini and Yekutieli 2001: right under any dependence.</summary>
    /// <param name="pValues">P-values in [0, 1], any order.</param>
    /// <returns>Q-values in [0, 1], in the same order.</returns>
    public static IReadOnlyList<double> BenjaminiYekutieli(IReadOnlyList<double> pValues)
    {
        var harmonic = Enumerable.Range(1, pValues.Count).Sum(k => 1.0 / k);
        var order = Ascending(pValues);
        var estimates = order.Select((row, place) => pValues[row] * harmonic * pValues.Count / (place + 1)).ToArray();
        return StepUp(order, pValues, estimates);
    }

    /// <summary>
    /// The step-up for discrete tests. At a threshold t the false flags to be expected are the sum of m / (1 - m) over
    /// the items whose rarer outcome has a probability m of at most t; they are set against the number of letters with
    /// an item at or below t, since items of one letter tend to share an outcome.
    /// </summary>
    /// <param name="pValues">
    /// P-values in [0, 1]: the probability of the observed outcome where it was the rarer one, else 1.
    /// </param>
    /// <param name="rarerOutcome">Probability of the rarer outcome of each item, in [0, 0.5], same order.</param>
    /// <param name="letters">Letter of each item, same order.</param>
    /// <returns>Q-values in [0, 1], in the same order.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static IReadOnlyList<double> Discrete(
        IReadOnlyList<double> pValues, IReadOnlyList<double> rarerOutcome, IReadOnlyList<int> letters)
    {
        if (pValues.Count != rarerOutcome.Count || pValues.Count != letters.Count)
        {
            throw new ArgumentException($"{pValues.Count} p-values, {rarerOutcome.Count} outcomes, {letters.Count} "
                + $"letters.");
        }

        var order = Ascending(pValues);
        var chances = rarerOutcome.Order().ToArray();
        var seen = new HashSet<int>();
        var estimates = new double[order.Length];
        var (expected, next) = (0.0, 0);
        for (var place = 0; place < order.Length; place++)
        {
            var threshold = pValues[order[place]];
            seen.Add(letters[order[place]]);
            for (; next < chances.Length && chances[next] <= threshold; next++)
            {
                expected += chances[next] / (1 - chances[next]);
            }

            estimates[place] = threshold < 0.5 ? expected / seen.Count : 1;
        }

        return StepUp(order, pValues, estimates);
    }

    private static int[] Ascending(IReadOnlyList<double> pValues) =>
        [.. Enumerable.Range(0, pValues.Count).OrderBy(row => pValues[row])];

    // Equal p-values share the estimate of the last of them; a q-value is the least estimate at or beyond its place.
    private static double[] StepUp(int[] order, IReadOnlyList<double> pValues, double[] estimates)
    {
        var qValues = new double[order.Length];
        var least = 1.0;
        for (var place = order.Length - 1; place >= 0; place--)
        {
            var tied = place + 1 < order.Length && pValues[order[place]] == pValues[order[place + 1]];
            least = tied ? least : Math.Min(least, estimates[place]);
            qValues[order[place]] = least;
        }

        return qValues;
    }
}
