using ImrPredict.Cases;
using ImrPredict.Numerics;

namespace ImrPredict.Evaluation.Splits;

/// <summary>
/// Puts items together that must never stand on both sides of a split: items of one case, and items whose texts are
/// near duplicates. Coded rows without text go by their case number alone.
/// </summary>
public static class DuplicateClusters
{
    /// <summary>Finds the clusters.</summary>
    /// <param name="items">Items in any order.</param>
    /// <param name="similarity">Jaccard similarity of 5-word runs from which on two texts are near duplicates.</param>
    /// <returns>Cluster of each item, numbered from 0 by first appearance.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<DecidedItem> items, double similarity)
    {
        var sets = new DisjointSets(items.Count);
        JoinEqual(items, i => i.CaseNumber, sets);
        JoinEqual(items, TextOf, sets);
        JoinSimilar(items, similarity, sets);
        return sets.Numbers();
    }

    /// <summary>What is compared of an item; empty for one without clinical text.</summary>
    internal static string TextOf(DisputedItem item) =>
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

    private static void JoinSimilar(IReadOnlyList<DecidedItem> items, double similarity, DisjointSets sets)
    {
        var shingles = items.AsParallel().AsOrdered().Select(i => Shingles.Of(TextOf(i.Item))).ToList();
        var buckets = new Dictionary<(int Band, ulong Key), List<int>>();
        for (var i = 0; i < shingles.Count; i++)
        {
            if (shingles[i].Length == 0)
            {
                continue;
            }

            foreach (var bucket in Shingles.Buckets(shingles[i]))
            {
                var others = buckets.TryGetValue(bucket, out var found) ? found : buckets[bucket] = [];
                JoinSimilar(i, others, shingles, similarity, sets);
                others.Add(i);
            }
        }
    }

    private static void JoinSimilar(
        int item, List<int> others, List<ulong[]> shingles, double similarity, DisjointSets sets)
    {
        foreach (var other in others)
        {
            if (!sets.AreJoined(item, other) && Shingles.Similarity(shingles[item], shingles[other]) >= similarity)
            {
                sets.Join(other, item);
            }
        }
    }
}
