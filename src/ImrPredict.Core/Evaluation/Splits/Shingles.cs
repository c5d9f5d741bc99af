using System.Runtime.InteropServices;
using ImrPredict.Features.Lexical.Words;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Evaluation.Splits;

/// <summary>Runs of five words of a text as hashes: what near duplicates share.</summary>
internal static class Shingles
{
    /// <summary>Words of a run.</summary>
    public const int Words = 5;

    /// <summary>A text with fewer distinct runs has none.</summary>
    public const int Fewest = 8;

    /// <summary>The distinct runs of a text, ascending; empty for a text with fewer than 8.</summary>
    public static ulong[] Read(string text)
    {
        var runs = new List<ulong>();
        AddRuns(CollectionsMarshal.AsSpan(ReadWords(text)), runs);
        return Distinct(CollectionsMarshal.AsSpan(runs));
    }

    /// <summary>The words of a text as its runs have them.</summary>
    public static List<ulong> ReadWords(string text)
    {
        var tokens = new TextTokens(text);
        var found = new List<ulong>((text.Length / 6) + 1);
        while (tokens.MoveNext())
        {
            found.Add(tokens.Hash);
        }

        return found;
    }

    /// <summary>Adds all runs of some words.</summary>
    public static void AddRuns(ReadOnlySpan<ulong> words, List<ulong> runs)
    {
        runs.EnsureCapacity(runs.Count + words.Length);
        for (var end = Words; end <= words.Length; end++)
        {
            runs.Add(Joined(words[(end - Words)..end]));
        }
    }

    /// <summary>
    /// The same with numbers and words of sex as they stand: what tells two decisions on like requests apart.
    /// </summary>
    public static ulong[] ReadExact(string text)
    {
        var words = new WordScanner(text);
        var (found, runs) = (new List<ulong>((text.Length / 6) + 1), new List<ulong>());
        while (words.MoveNext())
        {
            found.Add(words.Hash);
        }

        AddRuns(CollectionsMarshal.AsSpan(found), runs);
        return Distinct(CollectionsMarshal.AsSpan(runs));
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
