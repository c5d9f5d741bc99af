using System.Text;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>Lines that are typed with a space between all letters, as headings are: the letters are joined.</summary>
internal static class SpacedLetters
{
    private const int Shortest = 11;

    /// <summary>The text with such lines as words; the same instance where there are none.</summary>
    public static string Join(string text)
    {
        StringBuilder? builder = null;
        var copied = 0;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\f');
            var end = length < 0 ? text.Length : start + length;
            if (MaySpace(text.AsSpan(start, end - start)) && Joined(text.AsSpan(start, end - start)) is { } joined)
            {
                builder ??= new(text.Length);
                builder.Append(text, copied, start - copied).Append(joined);
                copied = end;
            }

            start = end + 1;
        }

        return builder is null ? text : builder.Append(text, copied, text.Length - copied).ToString();
    }

    // Nearly every line is told by one of its first letters.
    private static bool MaySpace(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimStart(' ');
        return trimmed.Length >= Shortest && trimmed[^2] == ' ' && trimmed[^4] == ' ';
    }

    /// <summary>The words of a line of single letters, which wider gaps part; null for any other line.</summary>
    private static string? Joined(ReadOnlySpan<char> line)
    {
        line = line.Trim(' ');
        var gap = WordGap(line);
        if (gap == 0)
        {
            return null;
        }

        var builder = new StringBuilder(line.Length / 2);
        var (spaces, single, others) = (0, 0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == ' ')
            {
                spaces++;
                continue;
            }

            builder.Append(i > 0 && spaces >= gap ? " " : "").Append(line[i]);
            if (i > 0 && spaces == 0)
            {
                others++;
            }

            single++;
            spaces = 0;
        }

        // A number such as "12." may stand closed up.
        return others * 8 <= single ? builder.ToString() : null;
    }

    /// <summary>How many spaces part words; 0 where all gaps are alike, so that words cannot be told.</summary>
    private static int WordGap(ReadOnlySpan<char> line)
    {
        var (least, most) = (int.MaxValue, 0);
        for (var i = 0; i < line.Length; i++)
        {
            var from = i;
            while (line[i] == ' ')
            {
                i++;
            }

            if (i > from)
            {
                (least, most) = (Math.Min(least, i - from), Math.Max(most, i - from));
            }
        }

        return most > least ? least + 1 : 0;
    }
}
