using System.Runtime.InteropServices;
using ImrPredict.Features.Lexical.Words;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Evaluation.Splits;

/// <summary>Runs of five words of a text as hashes: what near duplicates share.</summary>
internal static class Shingles
{
    private const int Words = 5;
    private const int Fewest = 8;

    /// <summary>The distinct runs of a text, ascending; empty for a text with fewer than 8.</summary>
    public static ulong[] Read(string text)
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

    /// <summary>
    /// The same with numbers and words of sex as they stand: what tells two decisions on like requests apart.
    /// </summary>
    public static ulong[] ReadExact(string text)
    {
        var words = new WordScanner(text);
        Span<ulong> window = stackalloc ulong[Words];
        var found = new List<ulong>((text.Length / 6) + 1);
        var read = 0;
        while (words.MoveNext())
        {
            window[1..].CopyTo(window);
            window[^1] = words.Hash;
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
}
