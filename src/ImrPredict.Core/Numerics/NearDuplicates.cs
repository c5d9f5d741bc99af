namespace ImrPredict.Numerics;

/// <summary>Finds pairs of sets that are nearly equal: shared keys propose, the exact similarity decides.</summary>
internal static class NearDuplicates
{
    /// <summary>Finds the pairs, each once, by second and first.</summary>
    /// <param name="sets">Ascending sets of hashes; an empty one is in no pair.</param>
    /// <param name="similarity">Least similarity of a pair, see <see cref="MinHash"/>.</param>
    /// <param name="mayPair">Asked right before two sets are compared; false passes over the pair.</param>
    /// <param name="mostPerKey">
    /// A set is compared with at most so many of the latest earlier sets that share a key, so that boilerplate does
    /// not cost a comparison of all with all. Copies of one set share a key of their own, which no other set can crowd:
    /// a copy always meets the latest copies before it.
    /// </param>
    /// <returns>Pairs with the first before the second, found while they are read.</returns>
    public static IEnumerable<(int First, int Second, double Similarity)> Find(
        IReadOnlyList<ulong[]> sets, double similarity, Func<int, int, bool> mayPair, int mostPerKey = int.MaxValue)
    {
        var keys = sets.AsParallel().AsOrdered().Select(MinHash.Keys).ToList();
        var buckets = new Dictionary<(int Place, ulong Key), List<int>>();
        var lastMetBy = new int[sets.Count];
        var met = new List<int>();
        for (var second = 0; second < sets.Count; second++)
        {
            met.Clear();
            for (var place = 0; place < keys[second].Length; place++)
            {
                var key = (place, keys[second][place]);
                var bucket = buckets.TryGetValue(key, out var found) ? found : buckets[key] = [];
                for (var i = Math.Max(0, bucket.Count - mostPerKey); i < bucket.Count; i++)
                {
                    if (lastMetBy[bucket[i]] != second)
                    {
                        lastMetBy[bucket[i]] = second;
                        met.Add(bucket[i]);
                    }
                }

                bucket.Add(second);
            }

            met.Sort();
            foreach (var first in met)
            {
                if (mayPair(first, second) && MinHash.Similarity(sets[first], sets[second]) is var share
                    && share >= similarity)
                {
                    yield return (first, second, share);
                }
            }
        }
    }
}
