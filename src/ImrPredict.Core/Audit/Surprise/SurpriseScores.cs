using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Audit.Twins;
using ImrPredict.Cases;
using ImrPredict.Numerics;

namespace ImrPredict.Audit.Surprise;

/// <summary>
/// Scores decisions against what was expected of them. P-values are exact for the given expectation. They are no ranks
/// among the items (conformal, leave-one-out): such ranks are uniform by construction, so nothing could ever be flagged
/// by them. They are not randomised either, so that the same input gives the same flags. P-values and flags use
/// <see cref="ShrunkProbability"/>; the surprise uses the probabilities themselves.
/// </summary>
internal static class SurpriseScores
{
    /// <summary>Scores every item.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Out-of-fold, calibrated probability of overturn of each, in [0, 1].</param>
    /// <param name="twins">Pairs of near-identical items by row; empty where they were not looked for.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a probability is not in [0, 1].</exception>
    public static SurpriseResult Score(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, IReadOnlyList<TwinPair> twins,
        SurpriseOptions options)
    {
        Check(items, expected);
        bool[] overturned = [.. items.Select(i => i.Overturned)];
        var mix = new CaseMix(items, expected);
        var letters = mix.Letters;
        var peers = options.UsePeers
            ? PeerExpectation.Sharpen(items, mix.Expected, letters, twins, options.Seed)
            : null;
        mix = peers is null ? mix : new CaseMix(items, peers);
        var final = mix.Expected;
        var cautious = ShrunkProbability.Shrink(final, letters, mix.LetterCorrelation, options.Caution);
        double[] pValues = [.. cautious.Select((p, row) => PValue(p, overturned[row]))];
        var qValues = QValues(pValues, cautious, letters, options.Method);
        var scored = Items(items, expected, final, pValues, qValues, options.FalseDiscoveryRate);
        var flagged = scored.Where(i => i.Flagged).ToList();
        return new(
            scored, letters.Distinct().Count(), flagged.Count, flagged.Select(i => letters[i.Row]).Distinct().Count(),
            ExpectedFalse(flagged, cautious), ExpectationCheck.Compare(overturned, final, letters), peers is not null);
    }

    private static void Check(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected)
    {
        if (items.Count != expected.Count)
        {
            throw new ArgumentException(
                $"{items.Count} items, {expected.Count} expected probabilities.", nameof(expected));
        }

        if (expected.Any(p => !(p is >= 0 and <= 1)))
        {
            throw new ArgumentException("An expected probability is not in [0, 1].", nameof(expected));
        }
    }

    private static double PValue(double probability, bool overturned)
    {
        var own = overturned ? probability : 1 - probability;
        return own < 0.5 ? own : 1;
    }

    private static IReadOnlyList<double> QValues(
        double[] pValues, double[] probabilities, IReadOnlyList<int> letters, FalseDiscoveryMethod method) =>
        method switch
        {
            FalseDiscoveryMethod.BenjaminiHochberg => FalseDiscovery.BenjaminiHochberg(pValues),
            FalseDiscoveryMethod.BenjaminiYekutieli => FalseDiscovery.BenjaminiYekutieli(pValues),
            _ => FalseDiscovery.Discrete(pValues, [.. probabilities.Select(p => Math.Min(p, 1 - p))], letters),
        };

    private static ItemSurprise[] Items(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, double[] final, double[] pValues,
        IReadOnlyList<double> qValues, double rate)
    {
        var quality = LabelQuality.Score([.. items.Select(i => i.Overturned)], expected);
        double[] surprise = [.. final.Select((p, row) => -Math.Log(items[row].Overturned ? p : 1 - p))];
        var order = Enumerable.Range(0, items.Count).OrderByDescending(row => surprise[row]).ToArray();
        var follows = SurgeryFollowers.Find(items);
        int[] ranks = [.. Enumerable.Range(1, items.Count)];
        Array.Sort(order, ranks);
        return [.. items.Select((item, row) => new ItemSurprise
        {
            Row = row,
            CaseNumber = item.Item.CaseNumber,
            Number = item.Item.Number,
            Outcome = item.Decision.Outcome,
            ExpectedProbability = expected[row],
            PeerProbability = final[row],
            Surprise = surprise[row],
            PValue = pValues[row],
            QValue = qValues[row],
            FollowsFrom = follows[row],
            Flagged = qValues[row] <= rate && follows[row] is null,
            Rank = ranks[row],
            Quality = quality[row],
        })];
    }

    private static double ExpectedFalse(List<ItemSurprise> flagged, double[] probabilities)
    {
        if (flagged.Count == 0)
        {
            return 0;
        }

        var threshold = flagged.Max(i => i.PValue);
        return threshold >= 0.5
            ? flagged.Count
            : Math.Min(flagged.Count, probabilities.Select(p => Math.Min(p, 1 - p)).Where(m => m <= threshold).Sum());
    }
}
