namespace ImrPredict.Audit;

/// <summary>
/// Sharpens an expectation by how an item's peers were decided: the other items of its letter, which share a reviewer
/// and a record, and its twins. The weights are fitted on other letters than the item's own, and are used only where
/// they improve the likelihood far beyond chance. The item's own decision is never used.
/// </summary>
internal static class PeerExpectation
{
    private const int Folds = 5;

    // Likelihood ratio that chance reaches once in 1,000 lists (chi-squared, 2 degrees of freedom). It is taken against
    // the expectation with a new level and slope: a wrong level alone must not let the peers in.
    private const double LikelihoodRatio = 13.82;

    /// <summary>The sharpened probabilities; null where peers say nothing.</summary>
    public static double[]? Of(
        bool[] overturned, double[] expected, IReadOnlyList<int> letters, IReadOnlyList<TwinPair> twins, int seed)
    {
        var rows = Rows(overturned, expected, letters, twins);
        if (rows.All(r => r[2] == 0 && r[3] == 0))
        {
            return null;
        }

        var folds = FoldsOf(letters, twins, seed);
        var sharpened = CrossFitted(rows, overturned, folds);
        var alone = CrossFitted([.. rows.Select(r => r[..2])], overturned, folds);
        var gain = 2 * (LogLikelihood(overturned, sharpened) - LogLikelihood(overturned, alone));
        return gain > LikelihoodRatio ? sharpened : null;
    }

    private static double[] CrossFitted(double[][] rows, bool[] overturned, int[] folds)
    {
        var probabilities = new double[rows.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var train = Enumerable.Range(0, rows.Length).Where(r => folds[r] != fold).ToArray();
            if (train.Length == rows.Length)
            {
                continue;
            }

            var weights = SmallLogistic.Fit([.. train.Select(r => rows[r])], [.. train.Select(r => overturned[r])]);
            foreach (var row in Enumerable.Range(0, rows.Length).Where(r => folds[r] == fold))
            {
                probabilities[row] = SmallLogistic.Probability(weights, rows[row]);
            }
        }

        return probabilities;
    }

    // 1, logit of the expectation, pull of letter-mates, pull of twins.
    private static double[][] Rows(
        bool[] overturned, double[] expected, IReadOnlyList<int> letters, IReadOnlyList<TwinPair> twins)
    {
        var residual = overturned.Select((y, row) => (y ? 1 : 0) - expected[row]).ToArray();
        var variance = expected.Select(p => p * (1 - p)).ToArray();
        var (mates, matesSpread) = (Sums(residual, letters), Sums(variance, letters));
        var (twin, twinSpread) = (new double[expected.Length], new double[expected.Length]);
        foreach (var pair in twins)
        {
            twin[pair.First] += pair.Similarity * residual[pair.Second];
            twin[pair.Second] += pair.Similarity * residual[pair.First];
            twinSpread[pair.First] += pair.Similarity * variance[pair.Second];
            twinSpread[pair.Second] += pair.Similarity * variance[pair.First];
        }

        // The form of a random effect's posterior mean with unit variance: it levels off as peers agree.
        return [.. expected.Select((p, row) => new[]
        {
            1,
            Math.Log(p / (1 - p)),
            Rounded(mates[letters[row]] - residual[row]) / (1 + matesSpread[letters[row]] - variance[row]),
            twin[row] / (1 + twinSpread[row]),
        })];
    }

    private static double Rounded(double value) => Math.Abs(value) < 1e-12 ? 0 : value;

    private static double[] Sums(double[] values, IReadOnlyList<int> letters)
    {
        var sums = new double[letters.Count];
        for (var row = 0; row < values.Length; row++)
        {
            sums[letters[row]] += values[row];
        }

        return sums;
    }

    // Letters that twins tie together stay in one fold.
    private static int[] FoldsOf(IReadOnlyList<int> letters, IReadOnlyList<TwinPair> twins, int seed)
    {
        var root = Enumerable.Range(0, letters.Count).ToArray();
        int Root(int letter)
        {
            while (root[letter] != letter)
            {
                letter = root[letter] = root[root[letter]];
            }

            return letter;
        }

        foreach (var pair in twins)
        {
            var (a, b) = (Root(letters[pair.First]), Root(letters[pair.Second]));
            root[Math.Max(a, b)] = Math.Min(a, b);
        }

        var random = new Random(seed);
        var foldOfRoot = Enumerable.Range(0, letters.Count).Select(_ => random.Next(Folds)).ToArray();
        return [.. letters.Select(letter => foldOfRoot[Root(letter)])];
    }

    private static double LogLikelihood(bool[] overturned, double[] probabilities) =>
        overturned.Select((y, row) => Math.Log(Math.Clamp(y ? probabilities[row] : 1 - probabilities[row], 1e-12, 1))).Sum();
}
