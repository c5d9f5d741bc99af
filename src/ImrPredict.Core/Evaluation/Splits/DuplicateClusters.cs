using ImrPredict.Cases;
using ImrPredict.Numerics;

namespace ImrPredict.Evaluation.Splits;

/// <summary>
/// Puts items together that must never be on both sides of a split: items of one case, rows of one decision, and items
/// whose texts are near duplicates. Coded rows without text go by their case number alone.
/// </summary>
internal static class DuplicateClusters
{
    /// <summary>Finds the clusters.</summary>
    /// <param name="items">Items in any order.</param>
    /// <param name="similarity">Jaccard similarity of 5-word runs from which on two texts are near duplicates.</param>
    /// <returns>Cluster of each item, numbered from 0 by first appearance.</returns>
    public static IReadOnlyList<int> Find(IReadOnlyList<DecidedItem> items, double similarity)
    {
        var sets = new DisjointSets(items.Count);
        JoinEqual(items, i => i.CaseNumber, sets);
        SameDecisions.Join(items, sets);
        JoinEqual(items, TextOf, sets);
        JoinSimilar(items, similarity, sets);
        return sets.Numbers();
    }

    /// <summary>What near duplicates share, of one item; empty for one without clinical text.</summary>
    public static ulong[] ReadShingles(DisputedItem item) => Shingles.Read(TextOf(item));

    private static string TextOf(DisputedItem item) =>
        item.ClinicalText.Length == 0 ? "" : $"{item.RequestedService}\n{item.ClinicalText}";

    private static void JoinEqual(IReadOnlyList<DecidedItem> items, Func<DisputedItem, string> keyOf, DisjointSets sets)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var key = keyOf(items[i].Item);
            if (key.Length > 0 && !first.TryAdd(key, i))
            {
                sets.Join(first[key], i);
            }
        }
    }

    // Without a limit per key: a missed pair could put one text on both sides of a split. What is already joined is not
    // compared again, so boilerplate costs little.
    private static void JoinSimilar(IReadOnlyList<DecidedItem> items, double similarity, DisjointSets sets)
    {
        var shingles = items.AsParallel().AsOrdered().Select(i => ReadShingles(i.Item)).ToList();
        foreach (var pair in NearDuplicates.Find(shingles, similarity, (a, b) => !sets.AreJoined(a, b)))
        {
            sets.Join(pair.First, pair.Second);
        }
    }
}
