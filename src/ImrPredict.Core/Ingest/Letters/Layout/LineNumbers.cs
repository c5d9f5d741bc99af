using System.Globalization;
using System.Text;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>The numbers of lines that pleading paper prints along its margin.</summary>
internal static class LineNumbers
{
    // Lists in prose are shorter, and have a full stop or a bracket behind their numbers.
    private const int FewestLines = 8;

    /// <summary>The text without them; the same instance where there are none.</summary>
    public static string Without(string text)
    {
        if (!AreThere(text))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        var last = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOf(text, start);
            var (number, length) = Number(text.AsSpan(start, end - start));
            if (number > 0 && Follows(number, last))
            {
                last = number;
                start += length;
            }

            builder.Append(text, start, Math.Min(end + 1, text.Length) - start);
            start = end + 1;
        }

        return builder.ToString();
    }

    private static bool AreThere(string text)
    {
        var (last, count) = (0, 0);
        for (var start = 0; start < text.Length && count < FewestLines; start = EndOf(text, start) + 1)
        {
            var (number, _) = Number(text.AsSpan(start));
            if (number > 0)
            {
                count = number == last + 1 ? count + 1 : number == 1 ? 1 : 0;
                last = number;
            }
        }

        return count >= FewestLines;
    }

    // Each page begins again; a line may have lost its number.
    private static bool Follows(int number, int last) => number == 1 || (number > last && number <= last + 3);

    private static int EndOf(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny('\n', '\f');
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>The number that a line begins with, alone or before a gap, and how far it reaches; 0 if none.</summary>
    private static (int Number, int Length) Number(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        var digits = at;
        while (digits < line.Length && digits < at + 4 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits > at && digits <= at + 3 && (digits == line.Length || line[digits] is ' ' or '\n' or '\f')
            ? (int.Parse(line[at..digits], NumberStyles.None, CultureInfo.InvariantCulture), digits)
            : (0, 0);
    }
}
