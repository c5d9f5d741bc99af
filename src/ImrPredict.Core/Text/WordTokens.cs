namespace ImrPredict.Text;

/// <summary>
/// The words of a text as spans: runs of letters and digits, apostrophes inside a word included, and every percent
/// sign by itself. All else separates, so that "non-certified" and "non certified" read alike.
/// </summary>
internal sealed class WordTokens
{
    private readonly TextSpan[] _spans;

    private WordTokens(string text, TextSpan[] spans)
    {
        Text = text;
        _spans = spans;
    }

    /// <summary>The text that was split.</summary>
    public string Text { get; }

    /// <summary>Number of tokens.</summary>
    public int Count => _spans.Length;

    /// <summary>A token, by its position from 0.</summary>
    public TextSpan this[int index] => _spans[index];

    /// <summary>Splits a text, or a stretch of it; the spans count from the text's start.</summary>
    public static WordTokens Of(string text, TextSpan? within = null)
    {
        var (at, end) = within is { } span ? (span.Start, span.End) : (0, text.Length);
        var spans = new List<TextSpan>(((end - at) / 5) + 4);
        while (at < end)
        {
            var start = at;
            while (at < end && (char.IsLetterOrDigit(text[at]) || (at > start && IsInnerApostrophe(text, at, end))))
            {
                at++;
            }

            if (at > start)
            {
                spans.Add(new(start, at - start));
            }
            else
            {
                if (text[at] == '%')
                {
                    spans.Add(new(at, 1));
                }

                at++;
            }
        }

        return new(text, [.. spans]);
    }

    /// <summary>Position of the first token that starts at or behind an offset; <see cref="Count"/> where none does.</summary>
    public int IndexAt(int offset)
    {
        var (low, high) = (0, _spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _spans[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether a character is an apostrophe, straight or curly.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018';

    private static bool IsInnerApostrophe(string text, int at, int end) =>
        IsApostrophe(text[at]) && at + 1 < end && char.IsLetter(text[at + 1]);
}
