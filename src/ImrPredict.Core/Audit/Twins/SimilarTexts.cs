using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Audit.Twins;

/// <summary>
/// Finds pairs of near-identical texts: MinHash buckets propose, the exact share of common runs decides.
/// </summary>
internal static class SimilarTexts
{
    // A bucket of boilerplate would cost a comparison with every other text; the nearest before suffice to tie a cluster.
    private const int MostPerBucket = 100;

    /// <summary>Pairs (first before second), each once, by second and first.</summary>
    public static IReadOnlyList<(int First, int Second, double Similarity)> Pairs(
        IReadOnlyList<string> texts, double similarity, Func<int, int, bool> mayPair)
    {
        var shingles = texts.AsParallel().AsOrdered().Select(Shingles.Of).ToList();
        var keys = shingles.AsParallel().AsOrdered()
            .Select(s => s.Length == 0 ? [] : Shingles.Buckets(s).ToArray()).ToList();
        var buckets = new Dictionary<(int Band, ulong Key), List<int>>();
        var pairs = new List<(int, int, double)>();
        for (var second = 0; second < texts.Count; second++)
        {
            var met = new SortedSet<int>();
            foreach (var key in keys[second])
            {
                var others = buckets.TryGetValue(key, out var found) ? found : buckets[key] = [];
                met.UnionWith(others.TakeLast(MostPerBucket));
                others.Add(second);
            }

            foreach (var first in met.Where(first => mayPair(first, second)))
            {
                var share = Shingles.Similarity(shingles[first], shingles[second]);
                if (share >= similarity)
                {
                    pairs.Add((first, second, share));
                }
            }
        }

        return pairs;
    }
}
