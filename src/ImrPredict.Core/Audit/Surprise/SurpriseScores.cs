using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Twins;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Surprise;

/// <summary>
/// Scores decisions against what was expected of them. P-values are exact for the expectation given, not ranks among
/// the items themselves: such ranks (conformal, leave-one-out) are uniform by construction, so nothing could ever be
/// flagged by them; and they are not randomised, since the same input must give the same flags. They and the flags rest on
/// the probabilities as far as these are sure (<see cref="ShrunkProbability"/>); the surprise on the probabilities themselves.
/// </summary>
public static class SurpriseScores
{
    /// <summary>Scores every item.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Out-of-fold, calibrated probability of overturn of each, in [0, 1].</param>
    /// <param name="twins">Pairs of near-identical items by row; empty where they were not looked for.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a probability is not in [0, 1].</exception>
    public static SurpriseResult Of(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, IReadOnlyList<TwinPair> twins,
        SurpriseOptions options)
    {
        Check(items, expected);
        var letters = LetterNumbers.Of(items);
        bool[] overturned = [.. items.Select(i => i.Overturned)];
        // n decisions cannot show a probability below about 1 / n to be right.
        var floor = 1.0 / (items.Count + 2);
        double[] model = [.. expected.Select(p => Math.Clamp(p, floor, 1 - floor))];
        var peers = options.UsePeers ? PeerExpectation.Of(items, model, letters, twins, options.Seed) : null;
        double[] final = peers is null ? model : [.. peers.Select(p => Math.Clamp(p, floor, 1 - floor))];
        var cautious = ShrunkProbability.Of(final, letters, CaseMix.Of(items, final).LetterCorrelation, options.Caution);
        double[] pValues = [.. cautious.Select((p, row) => PValue(p, overturned[row]))];
        var qValues = QValues(pValues, cautious, letters, options.Method);
        var scored = Items(items, expected, final, pValues, qValues, options.FalseDiscoveryRate);
        var flagged = scored.Where(i => i.Flagged).ToList();
        return new(
            scored, Letters(scored), flagged.Count, flagged.Select(i => letters[i.Row]).Distinct().Count(),
            ExpectedFalse(flagged, cautious), ExpectationCheck.Of(overturned, final, letters), peers is not null);
    }

    private static void Check(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected)
    {
        if (items.Count != expected.Count)
        {
            throw new ArgumentException($"{items.Count} items, {expected.Count} expected "
                + $"probabilities.", nameof(expected));
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
        double[] pValues, double[] probabilities, IReadOnlyList<int> letters, FalseDiscoveryMethod method) => method switch
        {
            FalseDiscoveryMethod.BenjaminiHochberg => FalseDiscovery.BenjaminiHochberg(pValues),
            FalseDiscoveryMethod.BenjaminiYekutieli => FalseDiscovery.BenjaminiYekutieli(pValues),
            _ => FalseDiscovery.Discrete(pValues, [.. probabilities.Select(p => Math.Min(p, 1 - p))], letters),
        };

    private static ItemSurprise[] Items(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, double[] final, double[] pValues,
        IReadOnlyList<double> qValues, double rate)
    {
        var quality = LabelQuality.Of([.. items.Select(i => i.Overturned)], expected);
        double[] surprise = [.. final.Select((p, row) => -Math.Log(items[row].Overturned ? p : 1 - p))];
        var ranks = new int[items.Count];
        var order = Enumerable.Range(0, items.Count).OrderByDescending(row => surprise[row]).ToArray();
        for (var place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = place + 1;
        }

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
            Flagged = qValues[row] <= rate,
            Rank = ranks[row],
            Quality = quality[row],
        })];
    }

    private static LetterSurprise[] Letters(IReadOnlyList<ItemSurprise> items) =>
        [.. items.GroupBy(i => i.CaseNumber, StringComparer.Ordinal).Select(letter => new LetterSurprise(
            letter.Key,
            letter.Count(),
            letter.Average(i => i.Surprise),
            letter.Max(i => i.Surprise),
            Math.Min(1, letter.Count() * letter.Min(i => i.PValue)),
            letter.Count(i => i.Flagged)))];

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
