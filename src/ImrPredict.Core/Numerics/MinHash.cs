using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Numerics;

/// <summary>
/// Compares sets of 64-bit hashes, given as ascending arrays, by their least hashes (MinHash, Broder 1997). The
/// similarity of two sets is the number of shared elements over the number of all (Jaccard).
/// </summary>
internal static class MinHash
{
    private const int Bands = 32;
    private const int Rows = 3;
    private const int SketchHashes = 64;

    private static readonly ulong[] BandSalts =
        [.. Enumerable.Range(1, Bands * Rows).Select(i => TextHash.Finish((ulong)i))];

    private static readonly ulong[] SketchSalts =
        [.. Enumerable.Range(1, SketchHashes).Select(i => TextHash.Finish((ulong)i * 0x9E3779B97F4A7C15UL))];

    /// <summary>
    /// Keys by which alike sets find each other: one for each of 32 bands of 3 least hashes, so that two sets of
    /// similarity 0.5 share at least one with probability 0.986, and a last one that only equal sets share.
    /// </summary>
    /// <returns>33 keys, compared place by place; none for an empty set.</returns>
    public static ulong[] Keys(ulong[] set)
    {
        if (set.Length == 0)
        {
            return [];
        }

        var keys = new ulong[Bands + 1];
        for (var row = 0; row < BandSalts.Length; row++)
        {
            var least = ulong.MaxValue;
            foreach (var element in set)
            {
                least = Math.Min(least, TextHash.Finish(element ^ BandSalts[row]));
            }

            ref var key = ref keys[row / Rows];
            key = TextHash.Join(key, least);
        }

        keys[Bands] = set.Aggregate(0UL, TextHash.Join);
        return keys;
    }

    /// <summary>Similarity of two sets, 0 to 1; not a number where both are empty.</summary>
    public static double Similarity(ulong[] a, ulong[] b)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            var order = a[i].CompareTo(b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (double)shared / (a.Length + b.Length - shared);
    }

    /// <summary>
    /// A sketch of 128 bytes that stands for a set in files: 16 bits of each of 64 least hashes. It mixes more cheaply
    /// than <see cref="Keys"/>, since scoring sketches every item.
    /// </summary>
    /// <returns>The sketch; empty for an empty set.</returns>
    public static byte[] Sketch(ulong[] set)
    {
        var least = NoneLeast();
        Lower(least, set);
        return set.Length == 0 ? [] : SketchOf(least);
    }

    /// <summary>The sketch of the set whose least hashes are given.</summary>
    /// <param name="least">Least hashes of one element or more, see <see cref="Lower"/>.</param>
    public static byte[] SketchOf(ReadOnlySpan<ulong> least)
    {
        var sketch = new ushort[SketchHashes];
        for (var i = 0; i < SketchHashes; i++)
        {
            sketch[i] = (ushort)(least[i] >> 24);
        }

        return MemoryMarshal.AsBytes<ushort>(sketch).ToArray();
    }

    /// <summary>The least hashes of no element, to add elements to.</summary>
    public static ulong[] NoneLeast()
    {
        var least = new ulong[SketchHashes];
        Array.Fill(least, ulong.MaxValue);
        return least;
    }

    /// <summary>Adds elements to a set of which the least hashes are kept.</summary>
    public static void Lower(Span<ulong> least, ReadOnlySpan<ulong> elements)
    {
        const ulong Mix = 0xD6E8FEB86659FD93UL;

        // Four at a time: the processor mixes one while it compares another.
        for (var i = 0; i < SketchHashes; i += 4)
        {
            var (a, b, c, d) = (least[i], least[i + 1], least[i + 2], least[i + 3]);
            var (saltA, saltB, saltC, saltD) =
                (SketchSalts[i], SketchSalts[i + 1], SketchSalts[i + 2], SketchSalts[i + 3]);
            foreach (var element in elements)
            {
                a = Math.Min(a, (element ^ saltA) * Mix);
                b = Math.Min(b, (element ^ saltB) * Mix);
                c = Math.Min(c, (element ^ saltC) * Mix);
                d = Math.Min(d, (element ^ saltD) * Mix);
            }

            (least[i], least[i + 1], least[i + 2], least[i + 3]) = (a, b, c, d);
        }
    }

    /// <summary>Estimated similarity of two sketched sets, 0 to 1; standard error at most 0.06.</summary>
    public static double SketchSimilarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length || a.Length == 0)
        {
            return 0;
        }

        var left = MemoryMarshal.Cast<byte, ushort>(a);
        var right = MemoryMarshal.Cast<byte, ushort>(b);
        return 1 - ((double)TensorPrimitives.HammingDistance(left, right) / left.Length);
    }
}
