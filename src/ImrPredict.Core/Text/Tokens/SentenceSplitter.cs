using System.Buffers;

namespace ImrPredict.Text.Tokens;

/// <summary>
/// Splits medical text into sentences in one pass. It knows abbreviations (Dr., e.g., No. 3), initials and degrees
/// (M.D.), decimals and spine levels (5.5 mg, L4-5.), list numbers, bullets, headings that end with a colon and a
/// line break, blank lines, and a full stop with no space behind it.
/// </summary>
public static class SentenceSplitter
{
    private const int LongestWord = 24;

    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?\n\f");

    private static readonly Dictionary<string, string> Abbreviations = TermTable.Read("abbreviations.tsv", 2)
        .ToDictionary(r => r[0], r => r[1], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> AbbreviationLookup =
        Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = TermTable
        .Read("sentence-openers.tsv", 1)
        .Select(r => r[0])
        .ToHashSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The sentences of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>
    /// Spans in order, without overlap and without white space at their ends; together they hold every character that
    /// is not white space. Empty for a blank text.
    /// </returns>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var sentences = new List<TextSpan>((text.Length / 80) + 1);
        var start = 0;
        for (var i = NextMark(text, 0); i < text.Length; i = NextMark(text, i + 1))
        {
            var end = text[i] is '\n' or '\f'
                ? EndsAtLineBreak(text, i) ? i : -1
                : EndOfStop(text, i, start);
            if (end >= 0)
            {
                Add(text, start, end, sentences);
                start = end;
                i = Math.Max(i, end - 1);
            }
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    private static int NextMark(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny(Marks);
        return at < 0 ? text.Length : from + at;
    }

    private static void Add(string text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new(start, end - start));
        }
    }

    /// <summary>Offset behind the stop and what closes with it; -1 where the stop ends no sentence.</summary>
    private static int EndOfStop(string text, int stop, int start)
    {
        var end = stop + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '"' or '\'' or '\u201D' or '\u2019' or ')' or ']')
        {
            if (++end == text.Length)
            {
                break;
            }
        }

        if (end >= text.Length)
        {
            return end;
        }

        var word = WordBefore(text, stop, start);
        return char.IsWhiteSpace(text[end])
            ? EndsBeforeSpace(text, stop, end, word, start) ? end : -1
            : EndsWithoutSpace(text, stop, end, word) ? end : -1;
    }

    private static bool EndsWithoutSpace(string text, int stop, int end, ReadOnlySpan<char> word)
    {
        var before = stop > 0 ? text[stop - 1] : ' ';
        if (text[stop] == '.' && before is not (')' or ']')
            && (word.Length < 2 || word.Contains('.') || AbbreviationLookup.ContainsKey(word)))
        {
            return false;
        }

        return char.IsUpper(text[end])
            && (end + 1 == text.Length || char.IsLower(text[end + 1]) || text[end + 1] == ' '
                || (IsPlainWord(word) && char.IsUpper(text[end + 1])))
            && (end > stop + 1 || char.IsLower(before) || char.IsDigit(before) || before is ')' or ']');
    }

    private static bool EndsBeforeSpace(string text, int stop, int end, ReadOnlySpan<char> word, int start)
    {
        var next = end;
        var lineBreak = false;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            lineBreak |= text[next] is '\n' or '\f';
            next++;
        }

        if (next == text.Length || text[stop] != '.')
        {
            return next == text.Length || !char.IsLower(text[next]) || lineBreak;
        }

        if (IsListNumber(text, stop, start, word))
        {
            return false;
        }

        if (AbbreviationLookup.TryGetValue(word, out var kind))
        {
            return kind switch
            {
                "before-name" => false,
                "before-name-or-end" => IsOpener(text, next) || lineBreak,
                "before-number" => !char.IsDigit(text[next]) && !(word.Length <= 2 && word is not "no"),
                _ => char.IsUpper(text[next]) || lineBreak,
            };
        }

        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            return lineBreak && !char.IsUpper(text[next]);
        }

        return !char.IsLower(text[next]) || lineBreak || IsPlainWord(word);
    }

    private static bool IsListNumber(string text, int stop, int start, ReadOnlySpan<char> word) =>
        word.Length is 1 or 2
        && stop - start <= LongestWord
        && char.IsDigit(word[0]) && char.IsDigit(word[^1])
        && text.AsSpan(start, stop - start).Trim().Length == word.Length;

    private static bool IsOpener(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestWord && char.IsLetter(text[end]))
        {
            end++;
        }

        return char.IsUpper(text[at]) && Openers.Contains(text.AsSpan(at, end - at));
    }

    private static bool IsPlainWord(ReadOnlySpan<char> word) =>
        word.Length >= 4 && !word.Contains('.') && char.IsLetter(word[0]) && char.IsLower(word[^1]);

    private static ReadOnlySpan<char> WordBefore(string text, int stop, int start)
    {
        var from = stop;
        while (from > start && stop - from < LongestWord
            && (char.IsLetterOrDigit(text[from - 1]) || (text[from - 1] == '.' && from < stop)))
        {
            from--;
        }

        return text.AsSpan(from, stop - from).TrimStart('.');
    }

    private static bool EndsAtLineBreak(string text, int at)
    {
        if (text[at] == '\f' || (at > 0 && LastVisible(text, at) == ':'))
        {
            return true;
        }

        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r')
        {
            if (++next == text.Length)
            {
                return true;
            }
        }

        return next >= text.Length || text[next] is '\n' or '\f' || IsBullet(text, next);
    }

    private static char LastVisible(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t' or '\r')
        {
            if (--at == 0)
            {
                return ' ';
            }
        }

        return at > 0 ? text[at - 1] : ' ';
    }

    private static bool IsBullet(string text, int at)
    {
        if (text[at] is '\u2022' or '\u00B7' or '\u25AA' or '\uF0B7')
        {
            return true;
        }

        if (text[at] is '-' or '*' or '\u2013' or 'o' && at + 1 < text.Length && text[at + 1] == ' ')
        {
            return text[at] != 'o' || (at + 2 < text.Length && char.IsUpper(text[at + 2]));
        }

        var digits = at;
        while (digits < text.Length && char.IsDigit(text[digits]) && digits - at < 2)
        {
            digits++;
        }

        return digits > at && digits + 1 < text.Length && text[digits] is ')' or '.' && text[digits + 1] == ' ';
    }
}
