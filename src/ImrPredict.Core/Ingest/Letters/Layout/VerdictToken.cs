using ImrPredict.Cases;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>The word of the verdict behind a title. Read as printed, never guessed.</summary>
internal static class VerdictToken
{
    // What may stand around the word without changing it.
    private const string Around = " .*[]()\"\u201C\u201D";

    private static readonly (string Word, Outcome Outcome)[] Words =
    [
        ("Upheld", Outcome.Upheld), ("Overturned", Outcome.Overturned),
        ("Uphold", Outcome.Upheld), ("Overturn", Outcome.Overturned),
    ];

    /// <summary>The verdict that a text is, but for case, white space and a full stop.</summary>
    public static Outcome? Parse(ReadOnlySpan<char> text)
    {
        var word = text.Trim(Around);
        foreach (var (known, outcome) in Words)
        {
            if (word.Length == known.Length
                ? word.Equals(known, StringComparison.OrdinalIgnoreCase)
                : word.Length > known.Length && word.Length < 2 * known.Length
                    && word.Contains(' ') && LetterAnchors.MatchLength(word, known) == word.Length)
            {
                return outcome;
            }
        }

        return null;
    }

    /// <summary>
    /// The verdict that a text is but for one wrong, missing or extra letter; null for a cut-off word.
    /// </summary>
    public static Outcome? ParseMisspelt(ReadOnlySpan<char> text)
    {
        var word = text.Trim(Around).ToString();
        foreach (var (known, outcome) in Words.AsSpan(0, 2))
        {
            if (!known.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (IsOneEditAway(word, known) || IsOneEditAway(AsRecognised(word), AsRecognised(known))))
            {
                return outcome;
            }
        }

        return null;
    }

    /// <summary>Whether a line ends with a colon and a verdict, or is a verdict alone.</summary>
    public static bool EndsWithVerdict(ReadOnlySpan<char> line)
    {
        var colon = line.LastIndexOf(':');
        return Parse(colon < 0 ? line : line[(colon + 1)..]) is not null;
    }

    /// <summary>Whether a text is the beginning of a verdict word that a lost page or line cut off.</summary>
    public static bool IsCutOff(ReadOnlySpan<char> text)
    {
        var word = text.Trim();
        return "Upheld".AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || "Overturned".AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Letters that text recognition takes for one another made one.</summary>
    private static string AsRecognised(string word) => word
        .Replace("rn", "m", StringComparison.OrdinalIgnoreCase)
        .Replace("vv", "w", StringComparison.OrdinalIgnoreCase)
        .Replace('0', 'o').Replace('1', 'l').Replace('I', 'l').Replace('|', 'l');

    private static bool IsOneEditAway(string word, string known)
    {
        if (Math.Abs(word.Length - known.Length) > 1)
        {
            return false;
        }

        var same = 0;
        while (same < word.Length && same < known.Length && AreSame(word[same], known[same]))
        {
            same++;
        }

        var tail = 0;
        while (tail < word.Length - same && tail < known.Length - same
            && AreSame(word[^(tail + 1)], known[^(tail + 1)]))
        {
            tail++;
        }

        var (left, right) = (word.Length - same - tail, known.Length - same - tail);
        var isSwap = left == 2 && right == 2 && AreSame(word[same], known[same + 1])
            && AreSame(word[same + 1], known[same]);
        return isSwap || (left <= 1 && right <= 1);
    }

    private static bool AreSame(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
