using ImrPredict.Text.Internals;

namespace ImrPredict.Text.Normalising;

/// <summary>
/// Joins lines as a reader would. A line end at a hyphen is joined without a space; the hyphen itself is dropped where
/// the word without it occurs elsewhere in the text.
/// </summary>
/// <param name="context">The text in which a hyphenated word may occur whole.</param>
/// <param name="length">Characters that are expected; more may be written.</param>
internal readonly struct ParagraphWriter(string context, int length)
{
    private readonly RentedList<char> _text = new(length);

    /// <summary>Ends the paragraph.</summary>
    public void EndParagraph() => _text.Add('\n');

    /// <summary>Writes a line behind the one that it continues.</summary>
    /// <param name="line">The next line; spaces at its ends are dropped, inner ones are folded.</param>
    public void Add(ReadOnlySpan<char> line)
    {
        line = line.Trim(' ');
        if (line.IsEmpty)
        {
            return;
        }

        if (_text.Count > 0 && _text.Items[^1] != '\n' && !EndsAtHyphen(line))
        {
            _text.Add(' ');
        }

        for (var gap = line.IndexOf("  "); gap >= 0; gap = line.IndexOf("  "))
        {
            _text.AddRange(line[..(gap + 1)]);
            line = line[gap..].TrimStart(' ');
        }

        _text.AddRange(line);
    }

    /// <summary>What was written; ends the use of the writer.</summary>
    public string Finish()
    {
        var text = new string(_text.Items);
        _text.Return();
        return text;
    }

    private bool EndsAtHyphen(ReadOnlySpan<char> line)
    {
        if (_text.Count < 2 || _text.Items[^1] != '-')
        {
            return false;
        }

        var before = _text.Items[^2];
        if (char.IsAsciiDigit(before))
        {
            return char.IsAsciiLetterOrDigit(line[0]);
        }

        if (!char.IsLetter(before) || !char.IsLetterOrDigit(line[0]))
        {
            return false;
        }

        if (char.IsLower(line[0]) && OccursWhole(line))
        {
            _text.RemoveLast();
        }

        return true;
    }

    private bool OccursWhole(ReadOnlySpan<char> line)
    {
        var text = _text.Items[..^1];
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        var end = 0;
        while (end < line.Length && char.IsLetter(line[end]))
        {
            end++;
        }

        var whole = string.Concat(text[start..], line[..end]);
        return whole.Length > 4 && (Occurs(whole.ToLowerInvariant()) || Occurs(whole.ToUpperInvariant())
            || Occurs(char.ToUpperInvariant(whole[0]) + whole[1..].ToLowerInvariant()));
    }

    private bool Occurs(string word) => context.Contains(word, StringComparison.Ordinal);
}
