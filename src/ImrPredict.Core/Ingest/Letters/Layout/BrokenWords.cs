using System.Collections.Frozen;
using System.Text;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>
/// Words that a typesetter has broken at the end of a line (<c>Over-</c> / <c>turned</c>): they are put together on
/// the upper line. A hyphen that belongs to the word (<c>follow-up</c>) stays: a break is one where the word without
/// the hyphen is known or its second part is an ending, and that part is no word by itself.
/// </summary>
internal static class BrokenWords
{
    private const int ShortestPart = 2;
    private const int ShortestWord = 6;
    private const int LongestPart = 24;
    private const int LongestLine = 110;

    /// <summary>The text with such words whole; the same instance where there are none.</summary>
    public static string Join(string text)
    {
        StringBuilder? builder = null;
        var copied = 0;
        for (var hyphen = text.IndexOf("-\n", StringComparison.Ordinal); hyphen >= 0;
            hyphen = text.IndexOf("-\n", hyphen + 1, StringComparison.Ordinal))
        {
            var start = hyphen;
            while (start > 0 && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            var next = hyphen + 1;
            while (next < text.Length && text[next] is '\n' or ' ' or '\f')
            {
                next++;
            }

            var end = next;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if (start < copied || !IsBroken(text, text.AsSpan(start, hyphen - start), text.AsSpan(next, end - next)))
            {
                continue;
            }

            // What closes the word, such as a colon, goes up with it; to a short line, as of a label, all of the next.
            var length = text.AsSpan(end).IndexOfAny('\n', '\f');
            var lineEnd = length < 0 ? text.Length : end + length;
            var isShort = lineEnd - (text.LastIndexOf('\n', hyphen - 1) + 1) <= LongestLine;
            while (end < lineEnd && (isShort || text[end] != ' '))
            {
                end++;
            }

            builder ??= new(text.Length);
            builder.Append(text, copied, hyphen - copied).Append(text, next, end - next)
                .Append(text, hyphen + 1, isShort ? 0 : next - hyphen - 1);
            copied = end;
        }

        return builder is null ? text : builder.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsBroken(string text, ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length is < ShortestPart or > LongestPart || right.Length is <= ShortestPart or > LongestPart
            || left.Length + right.Length < ShortestWord || (char.IsUpper(right[0]) && !char.IsUpper(left[^1])))
        {
            return false;
        }

        Span<char> word = stackalloc char[left.Length + right.Length];
        left.CopyTo(word);
        right.CopyTo(word[left.Length..]);
        return Words.AreVerdict(word)
            || (!Words.TakeHyphen(left)
                && (Words.AreKnown(word) || Words.AreEndings(right) || IndexOf(text, 0, word) >= 0)
                && !IsWord(text, right));
    }

    // What stands alone elsewhere is likely a part of a word with a hyphen, as in "post-traumatic".
    private static bool IsWord(string text, ReadOnlySpan<char> part)
    {
        if (Words.AreKnown(part))
        {
            return true;
        }

        for (var at = 0; ;)
        {
            var next = IndexOf(text, at, part);
            if (next < 0)
            {
                return false;
            }

            var after = next + part.Length;
            if (next > 0 && text[next - 1] is ' ' && (after == text.Length || !char.IsAsciiLetter(text[after])))
            {
                return true;
            }

            at = after;
        }
    }

    // The library looks at every character where case does not matter; this one stops at first letters alone.
    private static int IndexOf(string text, int from, ReadOnlySpan<char> word)
    {
        var (lower, upper) = (char.ToLowerInvariant(word[0]), char.ToUpperInvariant(word[0]));
        for (var at = from; ; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(lower, upper);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }
    }

    // Made when the first broken word is met.
    private static class Words
    {
        private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known =
            Vocabulary().GetAlternateLookup<ReadOnlySpan<char>>();

        private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = new[]
        {
            "ment", "ments", "tion", "tions", "sion", "sions", "ation", "ations", "ition", "itions", "ination", "ness",
            "ence", "ance", "ity", "ities", "bility", "able", "ible", "ical", "ically", "ology", "ological", "opathy",
            "ectomy", "oscopy", "ography", "ular", "ture", "dure", "dures", "cated", "pated", "lated", "tive",
            "tively", "ous", "ious", "cian", "cians", "tient", "tients",
        }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        public static bool AreKnown(ReadOnlySpan<char> word) => Known.Contains(word);

        public static bool AreVerdict(ReadOnlySpan<char> word) =>
            word.Equals("upheld", StringComparison.OrdinalIgnoreCase)
            || word.Equals("overturned", StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether a first part is one that words are joined to by a hyphen.</summary>
        public static bool TakeHyphen(ReadOnlySpan<char> part) =>
            part.Equals("post", StringComparison.OrdinalIgnoreCase)
            || part.Equals("non", StringComparison.OrdinalIgnoreCase)
            || part.Equals("self", StringComparison.OrdinalIgnoreCase);

        public static bool AreEndings(ReadOnlySpan<char> part) => Endings.Contains(part);

        /// <summary>The words of verdicts, labels, services and findings.</summary>
        private static FrozenSet<string> Vocabulary()
        {
            var patterns = TermTable.Read("service-terms.tsv", 4).Select(row => row[0])
                .Concat(TermTable.Read("evidence-terms.tsv", 3).Select(row => row[1]));
            string[] others =
            [
                "upheld", "overturned", "uphold", "overturn", "administrator", "guideline", "rationale", "decision",
                "determination", "maximus", "clinical", "summary", "necessary", "medically", "reviewer", "utilization",
                "lumbar", "cervical", "thoracic", "without", "contrast", "physical", "therapy",
            ];
            return patterns.SelectMany(p => PhrasePattern.Parse(p).Elements).SelectMany(e => e.Terms)
                .Where(term => term.Length >= ShortestWord && term.All(char.IsAsciiLetter)).Concat(others)
                .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        }
    }
}
