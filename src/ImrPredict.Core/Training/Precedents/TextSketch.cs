using System.Runtime.InteropServices;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Training.Precedents;

/// <summary>
/// A short sketch of an item's request and text (MinHash, Broder 1997) that tells near duplicates: 64 least hashes of
/// its five-word runs, 16 bits of each.
/// </summary>
internal static class TextSketch
{
    private const int Hashes = 64;
    private static readonly ulong[] Salts =
        [.. Enumerable.Range(1, Hashes).Select(i => TextHash.Finish((ulong)i * 0x9E3779B97F4A7C15UL))];

    /// <summary>The sketch; empty for a text too short to tell.</summary>
    public static byte[] Of(DisputedItem item)
    {
        var shingles = Shingles.Of(DuplicateClusters.TextOf(item));
        if (shingles.Length == 0)
        {
            return [];
        }

        var sketch = new ushort[Hashes];
        for (var i = 0; i < Hashes; i++)
        {
            var least = ulong.MaxValue;
            foreach (var shingle in shingles)
            {
                least = Math.Min(least, (shingle ^ Salts[i]) * 0xD6E8FEB86659FD93UL);
            }

            sketch[i] = (ushort)(least >> 24);
        }

        return MemoryMarshal.AsBytes<ushort>(sketch).ToArray();
    }

    /// <summary>Estimated share of common runs of two texts, 0 to 1; standard error at most 0.06.</summary>
    public static double Similarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length || a.Length == 0)
        {
            return 0;
        }

        var left = MemoryMarshal.Cast<byte, ushort>(a);
        var right = MemoryMarshal.Cast<byte, ushort>(b);
        var equal = 0;
        for (var i = 0; i < left.Length; i++)
        {
            equal += left[i] == right[i] ? 1 : 0;
        }

        return (double)equal / left.Length;
    }
}
