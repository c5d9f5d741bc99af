namespace ImrPredict.Scoring;

/// <summary>Ranks of overturn probabilities.</summary>
public static class RankOrder
{
    /// <summary>
    /// Rank of each probability: 1 is the highest, equals by position, and 0 where there is none (NaN).
    /// </summary>
    /// <param name="probabilities">In input order; NaN where the item was abstained.</param>
    /// <returns>One rank for each, in the same order.</returns>
    public static int[] Ranks(IReadOnlyList<float> probabilities)
    {
        var ranks = new int[probabilities.Count];
        var order = Enumerable.Range(0, ranks.Length)
            .Where(i => !float.IsNaN(probabilities[i]))
            .OrderByDescending(i => probabilities[i]);
        var rank = 0;
        foreach (var i in order)
        {
            ranks[i] = ++rank;
        }

        return ranks;
    }
}
