namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>
/// Labels and headings that text recognition or a typist has damaged by a letter or two, or that lost their colon.
/// </summary>
internal static class DamagedAnchors
{
    private const int MostDamage = 2;
    private const int LongestHeading = 48;

    private static readonly (LetterAnchor Anchor, string Wording)[] Labels =
    [
        (LetterAnchor.ClaimsGuideline, "Claims Administrator guideline"),
        (LetterAnchor.ReviewerGuideline, "MAXIMUS guideline"),
        (LetterAnchor.Rationale, "Decision rationale"),
    ];

    private static readonly (LetterAnchor Anchor, string Wording)[] Headings =
    [
        (LetterAnchor.Issues, "IMR ISSUES, DECISIONS AND RATIONALES"),
        (LetterAnchor.HowMade, "HOW THE IMR FINAL DETERMINATION WAS MADE"),
        (LetterAnchor.Summary, "CLINICAL CASE SUMMARY"),
        (LetterAnchor.DecisionsEarly, "IMR DECISION(S) AND RATIONALE(S)"),
    ];

    /// <summary>The anchor that a line without an intact one seems to begin with, if any.</summary>
    /// <param name="line">A line, trimmed.</param>
    /// <param name="length">Characters of the line that the anchor takes.</param>
    public static LetterAnchor At(ReadOnlySpan<char> line, out int length)
    {
        length = 0;
        if (line.Length < 15)
        {
            return LetterAnchor.None;
        }

        var colon = line[..Math.Min(line.Length, LongestHeading)].IndexOf(':');
        if (colon >= 0 || line[0] is 'C' or 'M' or 'D')
        {
            foreach (var (anchor, wording) in Labels)
            {
                if (IsLabel(line, colon, wording))
                {
                    length = colon >= 0 ? colon + 1 : wording.Length + 1;
                    return anchor;
                }
            }
        }

        return line.Length <= LongestHeading && line.IndexOfAnyInRange('a', 'z') < 0 ? Heading(line, out length)
            : LetterAnchor.None;
    }

    /// <summary>
    /// Whether a line begins with a label: damaged and with its colon, or intact and without one.
    /// </summary>
    private static bool IsLabel(ReadOnlySpan<char> line, int colon, string wording) => colon >= 0
        ? Math.Abs(colon - wording.Length) <= MostDamage + 1
            && (line[0] == wording[0] || (colon > 0 && line[colon - 1] == 'e'))
            && IsNear(line[..colon], wording)
        : line.StartsWith(wording, StringComparison.Ordinal) && line.Length > wording.Length
            && line[wording.Length] is ' ' or '.' or ';';

    private static LetterAnchor Heading(ReadOnlySpan<char> line, out int length)
    {
        foreach (var (anchor, wording) in Headings)
        {
            if (IsNear(line.TrimEnd(" :"), wording))
            {
                length = line.Length;
                return anchor;
            }
        }

        length = 0;
        return LetterAnchor.None;
    }

    private static bool IsNear(ReadOnlySpan<char> text, ReadOnlySpan<char> wording)
    {
        Span<char> left = stackalloc char[LongestHeading];
        Span<char> right = stackalloc char[LongestHeading];
        return EditDistance.AtMost(Folded(text, left), Folded(wording, right), MostDamage);
    }

    /// <summary>In capitals, without spaces, and letters that text recognition takes for one another made
    /// one.</summary>
    private static ReadOnlySpan<char> Folded(ReadOnlySpan<char> text, Span<char> into)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (c == ' ')
            {
                continue;
            }

            var letter = c switch
            {
                '1' or '|' or 'l' or 'I' or 'i' => 'I',
                '0' => 'O',
                _ => char.ToUpperInvariant(c),
            };
            if (letter == 'N' && length > 0 && into[length - 1] == 'R')
            {
                into[length - 1] = 'M';
                continue;
            }

            into[length++] = letter;
        }

        return into[..length];
    }
}
