using System.Runtime.InteropServices;
using ImrPredict.Features.Lexical.Words;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Evaluation.Splits;

/// <summary>
/// Runs of five words of a text as hashes, with MinHash buckets that texts of like content share (Broder 1997):
/// 32 bands of 3 rows, so that two texts of similarity 0.5 meet in a bucket with probability 0.986.
/// </summary>
internal static class Shingles
{
    private const int Words = 5;
    private const int Fewest = 8;
    private const int Bands = 32;
    private const int Rows = 3;

    /// <summary>The distinct runs of a text, ascending; empty for a text too short to tell.</summary>
    public static ulong[] Of(string text)
    {
        var tokens = new TextTokens(text);
        Span<ulong> window = stackalloc ulong[Words];
        var found = new List<ulong>((text.Length / 6) + 1);
        var read = 0;
        while (tokens.MoveNext())
        {
            window[1..].CopyTo(window);
            window[^1] = tokens.Hash;
            if (++read >= Words)
            {
                found.Add(Joined(window));
            }
        }

        return Distinct(CollectionsMarshal.AsSpan(found));
    }

    private static ulong Joined(ReadOnlySpan<ulong> window)
    {
        var joined = window[0];
        foreach (var hash in window[1..])
        {
            joined = TextHash.Join(joined, hash);
        }

        return joined;
    }

    private static ulong[] Distinct(Span<ulong> found)
    {
        found.Sort();
        var count = 0;
        foreach (var hash in found)
        {
            if (count == 0 || found[count - 1] != hash)
            {
                found[count++] = hash;
            }
        }

        return count < Fewest ? [] : found[..count].ToArray();
    }

    /// <summary>The buckets of a text.</summary>
    public static IEnumerable<(int Band, ulong Key)> Buckets(ulong[] shingles)
    {
        for (var band = 0; band < Bands; band++)
        {
            var key = 0UL;
            for (var row = 0; row < Rows; row++)
            {
                var salt = TextHash.Finish((ulong)((band * Rows) + row + 1));
                var least = ulong.MaxValue;
                foreach (var shingle in shingles)
                {
                    least = Math.Min(least, TextHash.Finish(shingle ^ salt));
                }

                key = TextHash.Join(key, least);
            }

            yield return (band, key);
        }
    }

    /// <summary>Shared runs over all runs of two texts (Jaccard).</summary>
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
}
