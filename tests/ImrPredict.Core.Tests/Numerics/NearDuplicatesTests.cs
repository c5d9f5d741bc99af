using ImrPredict.Numerics;

namespace ImrPredict.Tests.Numerics;

public sealed class NearDuplicatesTests
{
    private static readonly ulong[] Plain = Set(0, 200);

    [Fact]
    public void Pairs_reach_the_similarity_and_come_once_by_second_and_first()
    {
        ulong[][] sets = [Plain, Set(1000, 200), Set(20, 200), Plain];

        var pairs = NearDuplicates.Find(sets, 0.8, (_, _) => true).ToList();

        Assert.Equal([(0, 2), (0, 3), (2, 3)], pairs.Select(p => (p.First, p.Second)));
        Assert.Equal([180.0 / 220, 1, 180.0 / 220], pairs.Select(p => p.Similarity));
    }

    [Fact]
    public void A_limit_per_key_keeps_the_latest_and_never_parts_copies()
    {
        ulong[][] sets = [Plain, .. Enumerable.Range(1, 50).Select(i => Set(i % 5, 200 + i)), Plain];

        var pairs = NearDuplicates.Find(sets, 0.5, (_, _) => true, mostPerKey: 2).ToList();
        var last = pairs.Where(p => p.Second == 51).Select(p => p.First).ToList();

        Assert.Contains(0, last);
        Assert.True(last.Count < 51);
        Assert.Equal(51 * 52 / 2, NearDuplicates.Find(sets, 0.5, (_, _) => true).Count());
    }

    [Fact]
    public void Whoever_reads_the_pairs_may_pass_over_later_ones()
    {
        var sets = new DisjointSets(5);
        var compared = 0;

        foreach (var pair in NearDuplicates.Find(
            [Plain, Plain, Plain, Plain, Plain], 1, (a, b) => !sets.AreJoined(a, b)))
        {
            sets.Join(pair.First, pair.Second);
            compared++;
        }

        Assert.Equal(4, compared);
    }

    [Fact]
    public void An_empty_set_is_in_no_pair_and_has_no_sketch()
    {
        Assert.Empty(NearDuplicates.Find([[], [], Plain], 0, (_, _) => true));
        Assert.Empty(MinHash.Sketch([]));
        Assert.Equal(0, MinHash.SketchSimilarity([], []));
    }

    [Fact]
    public void Sketches_estimate_the_similarity()
    {
        var (a, b) = (MinHash.Sketch(Plain), MinHash.Sketch(Set(50, 200)));

        Assert.Equal(1, MinHash.SketchSimilarity(a, MinHash.Sketch(Plain)));
        Assert.InRange(MinHash.SketchSimilarity(a, b), 0.6 - 0.18, 0.6 + 0.18);
    }

    private static ulong[] Set(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(i => (ulong)i * 0x9E3779B97F4A7C15UL).Order()];
}
