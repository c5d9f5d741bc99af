namespace ImrPredict.Audit;

/// <summary>The step of a CUSUM at one letter.</summary>
internal static class CusumScore
{
    /// <summary>
    /// Log likelihood ratio of the letter's decisions under the shift against none (Steiner 2000, equation 2), divided
    /// by the design effect of its size, since correlated items are worth fewer.
    /// </summary>
    public static double Of(IReadOnlyList<double> probabilities, ReadOnlySpan<bool> overturned, double oddsRatio, double correlation)
    {
        var sum = 0.0;
        for (var i = 0; i < probabilities.Count; i++)
        {
            sum += (overturned[i] ? Math.Log(oddsRatio) : 0) - Math.Log(1 - probabilities[i] + (oddsRatio * probabilities[i]));
        }

        return sum / (1 + ((probabilities.Count - 1) * correlation));
    }

    /// <summary>Scores of letters drawn with replacement whose odds are shifted by a factor, ascending.</summary>
    public static double[] Drawn(
        IReadOnlyList<IReadOnlyList<double>> letters, double correlation, double oddsRatio, double shift, int draws, int seed)
    {
        var random = new Random(seed);
        var buffer = new bool[letters.Max(l => l.Count)];
        var scores = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var letter = letters[random.Next(letters.Count)];
            var overturned = buffer.AsSpan(0, letter.Count);
            Draw(letter, correlation, shift, random, overturned);
            scores[draw] = Of(letter, overturned, oddsRatio, correlation);
        }

        Array.Sort(scores);
        return scores;
    }

    // An item takes the letter's one draw with the chance sqrt(correlation): its own probability stays as it is, and
    // two items share the draw with the chance 'correlation'.
    private static void Draw(
        IReadOnlyList<double> probabilities, double correlation, double shift, Random random, Span<bool> overturned)
    {
        var common = random.NextDouble();
        var share = Math.Sqrt(correlation);
        for (var i = 0; i < overturned.Length; i++)
        {
            var p = probabilities[i];
            var shifted = shift * p / (1 - p + (shift * p));
            var own = random.NextDouble();
            overturned[i] = (random.NextDouble() < share ? common : own) < shifted;
        }
    }
}
