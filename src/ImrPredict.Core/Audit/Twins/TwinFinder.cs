using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;

namespace ImrPredict.Audit.Twins;

/// <summary>
/// Finds items of different letters whose facts are near-identical: clinical text, title and codes, with the same
/// service. Items without clinical text have no twins: equal codes are not equal facts.
/// </summary>
internal static class TwinFinder
{
    /// <summary>Limit of <see cref="NearDuplicates"/>; a text that many share needs no more to tie a cluster.</summary>
    public const int MostPerKey = 100;

    /// <summary>Finds pairs and clusters.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">Settings.</param>
    public static TwinResult Find(IReadOnlyList<DecidedItem> items, TwinOptions options)
    {
        var words = items.Select(i => Words(i.Item.RequestedService)).ToList();
        var facts = items.AsParallel().AsOrdered().Select(i => Shingles.Read(Facts(i.Item))).ToList();
        var pairs = NearDuplicates.Find(facts, options.Similarity, MayPair, MostPerKey).Select(p => new TwinPair(
            p.First, p.Second, p.Similarity, items[p.First].Overturned != items[p.Second].Overturned)).ToList();
        var clusters = Clusters(items, pairs);
        return new(pairs, clusters, clusters.Count == 0 ? null : clusters.Average(Disagreement));

        bool MayPair(int first, int second) =>
            items[first].Item.CaseNumber != items[second].Item.CaseNumber
            && Overlap(words[first], words[second]) >= options.TitleSimilarity;
    }

    private static string Facts(DisputedItem item) => item.ClinicalText.Length == 0
        ? ""
        : $"{item.RequestedService}\n{item.ClinicalText}\n{string.Join(' ', item.Diagnoses)} "
            + $"{string.Join(' ', item.Icd10)}";

    private static HashSet<string> Words(string title) => [.. title.ToLowerInvariant()
        .Split([' ', ',', '.', ';', ':', '(', ')', '/', '-', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    private static double Overlap(HashSet<string> a, HashSet<string> b)
    {
        var shared = a.Count(b.Contains);
        var all = a.Count + b.Count - shared;
        return all == 0 ? 1 : (double)shared / all;
    }

    private static List<TwinCluster> Clusters(IReadOnlyList<DecidedItem> items, List<TwinPair> pairs)
    {
        var sets = new DisjointSets(items.Count);
        pairs.ForEach(p => sets.Join(p.First, p.Second));
        var numbers = sets.Numbers();
        return [.. pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct().Order().GroupBy(row => numbers[row])
            .Select(c => (Rows: c.ToList(), Overturned: c.Count(r => items[r].Overturned)))
            .Select(c => new TwinCluster(c.Rows, c.Rows.Count - c.Overturned, c.Overturned))];
    }

    // The chance that two of a cluster's items, drawn without replacement, were decided differently.
    private static double Disagreement(TwinCluster cluster) =>
        2.0 * cluster.Upheld * cluster.Overturned / (cluster.Rows.Count * (cluster.Rows.Count - 1.0));
}
