using ImrPredict.Audit.Twins;
using ImrPredict.Cases;
using ImrPredict.Numerics;

namespace ImrPredict.Audit.Surprise;

/// <summary>
/// Sharpens an expectation by how an item's peers were decided: the other items of its letter, which share a reviewer
/// and a record, its twins, and similar items around the same time. The weights are fitted on other letters than the
/// item's own, and are used only where they improve the likelihood far beyond chance. The item's own decision is
/// never among its peers; it affects the weights only through the rates that others are compared with.
/// </summary>
internal static class PeerExpectation
{
    private const int Folds = 5;
    private const double PenaltyOfLevel = 0.01;
    private const double Penalty = 4;
    private const int FirstPull = 2;

    // Likelihood ratios that chance reaches once in 1,000 lists, by number of columns (chi-squared). They are taken
    // against the expectation with a new level and slope: a wrong level alone must not let the peers in.
    private static readonly double[] LikelihoodRatios =
        [0, 10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32, 26.12, 27.88, 29.59];

    /// <summary>The sharpened probabilities; null where peers tell nothing.</summary>
    public static double[]? Sharpen(
        IReadOnlyList<DecidedItem> items, double[] expected, IReadOnlyList<int> letters, IReadOnlyList<TwinPair> twins,
        int seed)
    {
        bool[] overturned = [.. items.Select(i => i.Overturned)];
        var folds = FoldsOf(letters, twins, seed);
        var rows = Rows(items, overturned, expected, letters, twins, folds);
        if (rows[0].Length == 2)
        {
            return null;
        }

        var alone = CrossFitted([.. rows.Select(r => r[..2])], overturned, folds);
        var sharpened = CrossFitted(rows, overturned, folds);
        var gain = 2 * (LogLikelihood(overturned, sharpened) - LogLikelihood(overturned, alone));
        return gain > LikelihoodRatios[rows[0].Length - 2] ? sharpened : null;
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

            var weights = Fit([.. train.Select(r => rows[r])], [.. train.Select(r => overturned[r])]);
            foreach (var row in Enumerable.Range(0, rows.Length).Where(r => folds[r] == fold))
            {
                probabilities[row] = Logistic.Sigmoid(LogisticRegression.LogOdds(weights, rows[row]));
            }
        }

        return probabilities;
    }

    // A penalty draws to the expectation as it is (1 for the second column, 0 for the rest): it matters where items are
    // few. A pull never counts against its own direction: the one that most would is left out, until none does.
    private static double[] Fit(double[][] rows, bool[] overturned)
    {
        List<int> used = [.. Enumerable.Range(0, rows[0].Length)];
        while (true)
        {
            var fitted = LogisticRegression.Fit(
                [.. rows.Select(row => used.Select(c => row[c]).ToArray())], overturned, weights: null,
                [.. used.Select(c => c == 1 ? 1.0 : 0.0)], [.. used.Select(c => c == 0 ? PenaltyOfLevel : Penalty)]);
            var worst = Enumerable.Range(0, used.Count).MinBy(k => used[k] < FirstPull ? 0 : fitted[k]);
            if (used[worst] < FirstPull || fitted[worst] >= 0)
            {
                var weights = new double[rows[0].Length];
                used.ForEach(c => weights[c] = fitted[used.IndexOf(c)]);
                return weights;
            }

            used.RemoveAt(worst);
        }
    }

    // 1, logit of the expectation, and every pull that is not zero throughout: of letter-mates, twins, like items.
    private static double[][] Rows(
        IReadOnlyList<DecidedItem> items, bool[] overturned, double[] expected, IReadOnlyList<int> letters,
        IReadOnlyList<TwinPair> twins, int[] folds)
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
        double[][] pulls =
        [
            [.. residual.Select((own, row) =>
                Rounded(mates[letters[row]] - own) / (1 + matesSpread[letters[row]] - variance[row]))],
            [.. twin.Select((sum, row) => sum / (1 + twinSpread[row]))],
            .. CohortRates.Measure(items, expected, folds),
        ];
        var used = pulls.Where(pull => pull.Any(p => p != 0)).ToList();
        return [.. expected.Select((p, row) => (double[])[1, Logistic.Logit(p), .. used.Select(pull => pull[row])])];
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
        var sets = new DisjointSets(letters.Count);
        foreach (var pair in twins)
        {
            sets.Join(letters[pair.First], letters[pair.Second]);
        }

        var random = new Random(seed);
        var foldOfRoot = Enumerable.Range(0, letters.Count).Select(_ => random.Next(Folds)).ToArray();
        return [.. letters.Select(letter => foldOfRoot[sets.Root(letter)])];
    }

    private static double LogLikelihood(bool[] overturned, double[] probabilities) => overturned
        .Select((y, row) => Math.Log(Math.Clamp(y ? probabilities[row] : 1 - probabilities[row], 1e-12, 1))).Sum();
}
