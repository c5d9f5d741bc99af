using System.Text;

namespace ImrPredict.Text.Normalising;

/// <summary>
/// Joins lines as a reader would. A line end at a hyphen is joined without a space; the hyphen itself is dropped where
/// the word without it occurs elsewhere in the text.
/// </summary>
/// <param name="context">The text in which a hyphenated word may occur whole.</param>
/// <param name="length">Characters that are expected; more may be written.</param>
internal readonly struct ParagraphWriter(string context, int length)
{
    private readonly StringBuilder _text = new(length);

    /// <summary>Ends the paragraph.</summary>
    public void EndParagraph() => _text.Append('\n');

    /// <summary>Writes a line behind the one that it continues.</summary>
    /// <param name="line">The next line; spaces at its ends are dropped, inner ones are folded.</param>
    public void Add(ReadOnlySpan<char> line)
    {
        line = line.Trim(' ');
        if (line.IsEmpty)
        {
            return;
        }

        if (_text.Length > 0 && _text[^1] != '\n' && !EndsAtHyphen(line))
        {
            _text.Append(' ');
        }

        for (var gap = line.IndexOf("  "); gap >= 0; gap = line.IndexOf("  "))
        {
            _text.Append(line[..(gap + 1)]);
            line = line[gap..].TrimStart(' ');
        }

        _text.Append(line);
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    private bool EndsAtHyphen(ReadOnlySpan<char> line)
    {
        if (_text.Length < 2 || _text[^1] != '-')
        {
            return false;
        }

        var before = _text[^2];
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
            _text.Length--;
        }

        return true;
    }

    private bool OccursWhole(ReadOnlySpan<char> line)
    {
        var start = _text.Length - 1;
        while (start > 0 && char.IsLetter(_text[start - 1]))
        {
            start--;
        }

        var end = 0;
        while (end < line.Length && char.IsLetter(line[end]))
        {
            end++;
        }

        var whole = string.Concat(_text.ToString(start, _text.Length - 1 - start), line[..end]);
        return whole.Length > 4 && context.Contains(whole, StringComparison.OrdinalIgnoreCase);
    }
}
