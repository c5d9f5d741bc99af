using System.Text;

namespace ImrPredict.Text.Redaction;

/// <summary>
/// Replaces what tells of a person by its kind in brackets: names, addresses, numbers of claims, phones, mail, Social
/// Security numbers, dates with their day. It goes by form and by words around, so it does not find all: a name without
/// title, label, credential or common given name, a street without its kind, a date without month or year stay.
/// </summary>
internal static class Redactor
{
    private static readonly string[] Marks =
        ["[e-mail]", "[SSN]", "[date]", "[phone]", "[claim number]", "[address]", "[name]"];

    /// <summary>A text with every find replaced.</summary>
    public static string Redact(string text) => Replace(text, Find(text));

    /// <summary>A text with parts of it replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">What <see cref="Find"/> gave.</param>
    public static string Replace(string text, IReadOnlyList<RedactedSpan> spans)
    {
        if (spans.Count == 0)
        {
            return text;
        }

        var (redacted, from) = (new StringBuilder(text.Length), 0);
        foreach (var span in spans)
        {
            redacted.Append(text, from, span.Start - from).Append(Marks[(int)span.Kind]);
            from = span.End;
        }

        return redacted.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>
    /// Where a place of a text stands once parts of it are replaced; a place inside one stands before it.
    /// </summary>
    /// <param name="place">The place.</param>
    /// <param name="spans">What <see cref="Find"/> gave.</param>
    public static int PlaceAfter(int place, IReadOnlyList<RedactedSpan> spans)
    {
        var moved = place;
        foreach (var span in spans)
        {
            if (span.Start >= place)
            {
                break;
            }

            moved = span.End <= place
                ? moved + Marks[(int)span.Kind].Length - span.Length
                : moved - (place - span.Start);
        }

        return moved;
    }

    /// <summary>What tells of a person, in order, without overlap.</summary>
    public static IReadOnlyList<RedactedSpan> Find(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var kept = new List<RedactedSpan>();
        var taken = new bool[text.Length];
        foreach (var span in NumberPatterns.Find(text).Concat(NamePatterns.Find(text))
            .OrderBy(span => span.Kind).ThenByDescending(span => span.Length).ThenBy(span => span.Start))
        {
            kept.AddRange(FreeOf(span, taken).Where(free => HasLetter(text, free)));
            taken.AsSpan(span.Start, span.Length).Fill(true);
        }

        return [.. kept.OrderBy(span => span.Start)];
    }

    // A find that runs into another keeps what the other leaves of it.
    private static IEnumerable<RedactedSpan> FreeOf(RedactedSpan span, bool[] taken)
    {
        var start = span.Start;
        for (var i = span.Start; i <= span.End; i++)
        {
            if (i == span.End || taken[i])
            {
                if (i > start)
                {
                    yield return new(start, i - start, span.Kind);
                }

                start = i + 1;
            }
        }
    }

    private static bool HasLetter(string text, RedactedSpan span)
    {
        foreach (var c in text.AsSpan(span.Start, span.Length))
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
