namespace ImrPredict.Text.Normalising;

/// <summary>
/// Joins lines as a reader would. A line end at a hyphen is joined without a space; the hyphen itself goes where the
/// word without it stands elsewhere in the text.
/// </summary>
/// <param name="context">The text in which a hyphenated word may stand whole.</param>
/// <param name="length">Characters that are expected; more may be written.</param>
internal ref struct ParagraphWriter(string context, int length)
{
    // Letters of English from the rarest on; k is left out, which is one of three letters to some comparisons.
    private const string RarestFirst = "zqjxvbywgpfmucdlhrsnioate";

    private PooledTextBuilder text = new(length);

    /// <summary>Whether nothing was written yet.</summary>
    public readonly bool IsEmpty => text.Written.IsEmpty;

    /// <summary>Ends the paragraph.</summary>
    public void EndParagraph() => text.Append('\n');

    /// <summary>Writes a line behind the one that it continues.</summary>
    /// <param name="line">The next line; spaces at its ends go, inner ones are folded.</param>
    public void Add(ReadOnlySpan<char> line)
    {
        line = line.Trim(' ');
        if (line.IsEmpty)
        {
            return;
        }

        if (!IsEmpty && text.Written[^1] != '\n' && !EndsAtHyphen(line))
        {
            text.Append(' ');
        }

        for (var gap = line.IndexOf("  "); gap >= 0; gap = line.IndexOf("  "))
        {
            text.Append(line[..(gap + 1)]);
            line = line[gap..].TrimStart(' ');
        }

        text.Append(line);
    }

    /// <summary>What was written. Nothing may be written any more.</summary>
    public readonly string Finish() => text.Finish();

    private bool EndsAtHyphen(ReadOnlySpan<char> line)
    {
        if (text.Written is not [.., var before, '-'])
        {
            return false;
        }

        if (char.IsAsciiDigit(before))
        {
            return char.IsAsciiLetterOrDigit(line[0]);
        }

        if (!char.IsLetter(before) || !char.IsLetterOrDigit(line[0]))
        {
            return false;
        }

        if (char.IsLower(line[0]) && StandsWhole(line))
        {
            text.DropLast();
        }

        return true;
    }

    private readonly bool StandsWhole(ReadOnlySpan<char> line)
    {
        var before = text.Written[..^1];
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
        {
            start--;
        }

        var end = 0;
        while (end < line.Length && char.IsLetter(line[end]))
        {
            end++;
        }

        var whole = string.Concat(before[start..], line[..end]);
        return whole.Length > 4 && Contains(context, whole);
    }

    /// <summary>
    /// Whether a text contains a word, in any case: looks at the places alone where the word's rarest letter stands.
    /// </summary>
    private static bool Contains(ReadOnlySpan<char> text, string word)
    {
        var rarest = -1;
        foreach (var letter in RarestFirst)
        {
            rarest = word.AsSpan().IndexOfAny(letter, char.ToUpperInvariant(letter));
            if (rarest >= 0)
            {
                break;
            }
        }

        if (rarest < 0)
        {
            return text.Contains(word, StringComparison.OrdinalIgnoreCase);
        }

        var (lower, upper) = (char.ToLowerInvariant(word[rarest]), char.ToUpperInvariant(word[rarest]));
        for (var from = rarest; from < text.Length;)
        {
            var next = text[from..].IndexOfAny(lower, upper);
            if (next < 0 || text.Length - (from + next - rarest) < word.Length)
            {
                return false;
            }

            if (text.Slice(from + next - rarest, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            from += next + 1;
        }

        return false;
    }
}
