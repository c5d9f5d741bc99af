namespace ImrPredict.Text.Normalising;

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
        var writer = new ParagraphWriter(text, text.Length);
        var blank = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).Trim();
            if (line.IsEmpty)
            {
                blank++;
                continue;
            }

            if (!writer.IsEmpty && blank > wrapGap)
            {
                writer.EndParagraph();
            }

            writer.Add(line);
            blank = 0;
        }

        return writer.Finish();
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
