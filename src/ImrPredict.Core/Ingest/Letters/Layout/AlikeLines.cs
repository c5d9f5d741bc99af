using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>Compares lines that may recur on the pages of a letter, each with numbers of its own.</summary>
internal static partial class AlikeLines
{
    /// <summary>Whether two lines are the same but for their digits, the case and spaces.</summary>
    public static bool AreAlike(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var (l, r) = (0, 0);
        while (true)
        {
            Skip(left, ref l, ' ');
            Skip(right, ref r, ' ');
            if (l == left.Length || r == right.Length)
            {
                return l == left.Length && r == right.Length;
            }

            if (char.IsAsciiDigit(left[l]) && char.IsAsciiDigit(right[r]))
            {
                SkipDigits(left, ref l);
                SkipDigits(right, ref r);
            }
            else if (char.ToUpperInvariant(left[l++]) != char.ToUpperInvariant(right[r++]))
            {
                return false;
            }
        }
    }

    private static void Skip(ReadOnlySpan<char> text, ref int at, char c)
    {
        while (at < text.Length && text[at] == c)
        {
            at++;
        }
    }

    private static void SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    /// <summary>Whether a number of two alike lines goes up with the pages, as page numbers do.</summary>
    public static bool Count(ReadOnlySpan<char> first, ReadOnlySpan<char> later, int pages)
    {
        foreach (var number in Digits().EnumerateMatches(first))
        {
            var (from, index) = (0, 0);
            foreach (var other in Digits().EnumerateMatches(later))
            {
                from = other.Index;
                if (Ordinal(first, number.Index) == index++)
                {
                    break;
                }
            }

            var there = later[from..];
            var end = 0;
            SkipDigits(there, ref end);
            if (long.TryParse(first.Slice(number.Index, number.Length), NumberStyles.None,
                    CultureInfo.InvariantCulture, out var before)
                && long.TryParse(there[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var after)
                && after - before == pages)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many numbers begin before a place.</summary>
    private static int Ordinal(ReadOnlySpan<char> text, int index)
    {
        var count = 0;
        foreach (var number in Digits().EnumerateMatches(text[..index]))
        {
            count += number.Length > 0 ? 1 : 0;
        }

        return count;
    }

    [GeneratedRegex("[0-9]{1,18}", RegexOptions.CultureInvariant, LetterGuard.PatternMilliseconds)]
    private static partial Regex Digits();
}
