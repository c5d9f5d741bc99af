using System.Text;

namespace ImrPredict.Text;

/// <content>Lines and paragraphs.</content>
public static partial class TextNormaliser
{
    /// <summary>
    /// Joins wrapped lines to paragraphs: one line a paragraph, white space folded, no blank lines. Paragraphs are
    /// parted by blank lines; in text with a blank line after every line, by more of them than usual. A line end at a
    /// hyphen is joined without a space (<c>status-\npost</c>, <c>10-30-\n2016</c>); the hyphen itself goes where the
    /// word without it stands elsewhere in the text (<c>guide-\nlines</c>).
    /// </summary>
    /// <param name="text">Normalised text.</param>
    public static string Unwrap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wrapGap = UsualGap(text);
        var builder = new StringBuilder(text.Length);
        var blank = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).Trim();
            if (line.IsEmpty)
            {
                blank++;
                continue;
            }

            if (builder.Length > 0 && blank > wrapGap)
            {
                builder.Append('\n');
            }

            AppendLine(builder, line, text);
            blank = 0;
        }

        return builder.ToString();
    }

    /// <summary>Appends a line to the one that it continues, as a reader would.</summary>
    /// <param name="builder">What was written so far; a space or nothing is put between, as the line end asks.</param>
    /// <param name="line">The next line, trimmed; inner white space is folded.</param>
    /// <param name="context">The text in which a hyphenated word may stand whole.</param>
    internal static void AppendLine(StringBuilder builder, ReadOnlySpan<char> line, string context)
    {
        line = line.Trim(' ');
        if (line.IsEmpty)
        {
            return;
        }

        if (builder.Length > 0 && builder[^1] != '\n' && !EndsAtHyphen(builder, line, context))
        {
            builder.Append(' ');
        }

        AppendFolded(builder, line);
    }

    private static void AppendFolded(StringBuilder builder, ReadOnlySpan<char> line)
    {
        for (var gap = line.IndexOf("  "); gap >= 0; gap = line.IndexOf("  "))
        {
            builder.Append(line[..(gap + 1)]);
            line = line[gap..].TrimStart(' ');
        }

        builder.Append(line);
    }

    private static bool EndsAtHyphen(StringBuilder builder, ReadOnlySpan<char> line, string context)
    {
        if (builder[^1] != '-' || builder.Length < 2 || line.IsEmpty)
        {
            return false;
        }

        var before = builder[^2];
        if (char.IsAsciiDigit(before))
        {
            return char.IsAsciiLetterOrDigit(line[0]);
        }

        if (!char.IsLetter(before) || !char.IsLetterOrDigit(line[0]))
        {
            return false;
        }

        if (char.IsLower(line[0]) && StandsWhole(builder, line, context))
        {
            builder.Length--;
        }

        return true;
    }

    private static bool StandsWhole(StringBuilder builder, ReadOnlySpan<char> line, string context)
    {
        var start = builder.Length - 1;
        while (start > 0 && char.IsLetter(builder[start - 1]))
        {
            start--;
        }

        var end = 0;
        while (end < line.Length && char.IsLetter(line[end]))
        {
            end++;
        }

        var whole = string.Concat(builder.ToString(start, builder.Length - 1 - start), line[..end]);
        return whole.Length > 4 && context.Contains(whole, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Blank lines that stand between most lines: 0 in ordinary text, 1 where an export doubled the lines.
    /// </summary>
    internal static int UsualGap(string text)
    {
        Span<int> counts = stackalloc int[4];
        var blank = 0;
        var begun = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (text.AsSpan(range).IsWhiteSpace())
            {
                blank++;
                continue;
            }

            counts[Math.Min(blank, counts.Length - 1)] += begun ? 1 : 0;
            begun = true;
            blank = 0;
        }

        return UsualGap(counts);
    }

    /// <summary>The usual gap, from how often 0, 1, 2 and more blank lines stand between two lines.</summary>
    internal static int UsualGap(ReadOnlySpan<int> counts)
    {
        var lines = 0;
        foreach (var count in counts)
        {
            lines += count;
        }

        // A letter of short paragraphs has many single gaps too, but then some lines still follow without one.
        if (lines < 4 || counts[0] * 8 >= lines)
        {
            return 0;
        }

        return counts[1] >= counts[2] ? 1 : 2;
    }
}
