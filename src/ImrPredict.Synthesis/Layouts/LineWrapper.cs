using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>Breaks paragraphs into lines, by the artefacts also inside words and dates.</summary>
internal sealed class LineWrapper(LetterArtefacts artefacts, CounterRandom random)
{
    private const int Width = 96;

    public IEnumerable<string> Wrap(LineKind kind, string text)
    {
        var running = kind is LineKind.Summary or LineKind.Field;
        var breaksWords = running && artefacts.HasFlag(LetterArtefacts.HyphenatedLineEnds);
        var breaksDates = running && artefacts.HasFlag(LetterArtefacts.SplitDates);
        var start = 0;
        while (text.Length - start > Width)
        {
            var end = text.LastIndexOf(' ', start + Width, Width);
            if (end <= start)
            {
                end = text.IndexOf(' ', start);
                if (end < 0)
                {
                    break;
                }
            }

            // A gap of several spaces stays whole: it begins the next line.
            while (end > start + 1 && text[end - 1] == ' ')
            {
                end--;
            }

            var room = start + Width - end - 1;
            var inWord = breaksDates ? DateBreak(text, end + 1, room) : 0;
            if (inWord == 0 && breaksWords)
            {
                inWord = HyphenBreak(text, end + 1, room);
            }

            var added = inWord > 0 && text[end + inWord] is not ('-' or '/') ? "-" : "";
            yield return string.Concat(text.AsSpan(start, end - start + (inWord > 0 ? inWord + 1 : 0)), added);
            start = end + 1 + inWord;
        }

        yield return text[start..];
    }

    /// <summary>Characters of a date that stay on the line: up to and with its last hyphen or slash.</summary>
    private static int DateBreak(string text, int at, int room) =>
        room >= 6 && at + 10 <= text.Length && char.IsAsciiDigit(text[at]) && (text[at + 2] is '-' or '/')
        && text[at + 5] == text[at + 2] && char.IsAsciiDigit(text[at + 9])
            ? 6
            : 0;

    /// <summary>Breaks behind a hyphen that is there, or now and then inside a long word.</summary>
    private int HyphenBreak(string text, int at, int room)
    {
        var end = text.IndexOf(' ', at);
        var length = (end < 0 ? text.Length : end) - at;
        var hyphen = text.IndexOf('-', at, Math.Min(length, Math.Max(0, room)));
        if (hyphen > at + 1 && hyphen < at + length - 1 && char.IsAsciiLetter(text[hyphen - 1]))
        {
            return hyphen - at + 1;
        }

        var half = length / 2;
        return length >= 9 && half + 1 <= room && random.Chance(0.25)
            && !text.AsSpan(at, length).ContainsAnyExceptInRange('a', 'z') ? half : 0;
    }

}
