namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>
/// The wording of the anchors, and how a line is compared with it: white space and case do not count.
/// </summary>
internal static class LetterAnchors
{
    // A label may be followed by text; a heading stands alone on its line, or in capitals before its text.
    private static readonly (LetterAnchor Anchor, string Wording, bool IsHeading)[] All =
    [
        (LetterAnchor.CaseNumber, "Case Number:", false),
        (LetterAnchor.CaseNumber, "IMR Case Number:", false),
        (LetterAnchor.CaseNumber, "MAXIMUS Case Number:", false),
        (LetterAnchor.PageHeader, "Final Determination Letter for IMR Case Number", false),
        (LetterAnchor.Notice2013, "Notice of Independent Medical Review Determination", true),
        (LetterAnchor.HowMade, "HOW THE IMR FINAL DETERMINATION WAS MADE", true),
        (LetterAnchor.HowMade, "HOW THE IMR DECISION WAS MADE", true),
        (LetterAnchor.Credentials, "The Expert Reviewer has the following credentials:", false),
        (LetterAnchor.Licensure, "State(s) of Licensure:", false),
        (LetterAnchor.Specialty, "Certification(s)/Specialty:", false),
        (LetterAnchor.Documents, "DOCUMENTS REVIEWED FOR DETERMINATION", true),
        (LetterAnchor.Documents, "DOCUMENTS REVIEWED", true),
        (LetterAnchor.Summary, "CLINICAL CASE SUMMARY", true),
        (LetterAnchor.Summary, "CASE SUMMARY", true),
        (LetterAnchor.SummaryLeadIn, "The expert reviewer developed the following clinical", false),
        (LetterAnchor.SummaryLeadIn, "The physician reviewer developed the following clinical", false),
        (LetterAnchor.Issues, "IMR ISSUES, DECISIONS AND RATIONALES", true),
        (LetterAnchor.IssuesLeadIn, "The Final Determination was based on decisions for the disputed", false),
        (LetterAnchor.DecisionsEarly, "IMR DECISION(S) AND RATIONALE(S)", true),
        (LetterAnchor.DecisionAndRationale2013, "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE", true),
        (LetterAnchor.Qualifications, "MEDICAL REVIEWER QUALIFICATIONS", true),
        (LetterAnchor.Qualifications, "Medical Qualifications of the Expert Reviewer", true),
        (LetterAnchor.IssueAtDispute, "ISSUE AT DISPUTE", true),
        (LetterAnchor.GuidelineAndWhy, "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON", true),
        (LetterAnchor.RationaleAndWhy, "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE", true),
        (LetterAnchor.ProfessionalReview, "MEDICAL PROFESSIONAL REVIEW", true),
        (LetterAnchor.ClaimsGuideline, "Claims Administrator guideline:", false),
        (LetterAnchor.ReviewerGuideline, "MAXIMUS guideline:", false),
        (LetterAnchor.Rationale, "Decision rationale:", false),
    ];

    private static readonly (LetterAnchor Anchor, string Wording, bool IsHeading)[][] ByFirstLetter =
        [.. Enumerable.Range('a', 26).Select(letter => All.Where(a => (a.Wording[0] | 0x20) == letter).ToArray())];

    /// <summary>The anchor that a line begins with, if any.</summary>
    /// <param name="line">A line, trimmed.</param>
    /// <param name="length">Characters of the line that the anchor and its colon take.</param>
    public static LetterAnchor At(ReadOnlySpan<char> line, out int length)
    {
        length = 0;
        if (line.Length < 12 || !char.IsAsciiLetter(line[0]))
        {
            return LetterAnchor.None;
        }

        foreach (var (anchor, wording, isHeading) in ByFirstLetter[(line[0] | 0x20) - 'a'])
        {
            // A second letter that differs, or is none of ASCII, spares the comparison.
            if (((line[1] ^ wording[1]) & ~0x20) != 0 && line[1] != ' ')
            {
                continue;
            }

            length = MatchLength(line, wording);
            if (length > 0 && (!isHeading || IsHeading(line, length)))
            {
                return anchor;
            }
        }

        length = 0;
        return LetterAnchor.None;
    }

    /// <summary>
    /// Characters of <paramref name="text"/> that spell the wording, case and spaces aside; 0 if it does not.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="wording">The wording, in ASCII.</param>
    public static int MatchLength(ReadOnlySpan<char> text, ReadOnlySpan<char> wording)
    {
        var at = 0;
        foreach (var wanted in wording)
        {
            if (wanted == ' ')
            {
                continue;
            }

            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            if (at == text.Length || !AreSame(text[at], wanted))
            {
                return 0;
            }

            at++;
        }

        return at;
    }

    private static bool AreSame(char c, char wanted) =>
        c == wanted || (char.IsAscii(c)
            ? (c | 0x20) == (wanted | 0x20) && char.IsAsciiLetter(c)
            : char.ToUpperInvariant(c) == char.ToUpperInvariant(wanted));

    private static bool IsHeading(ReadOnlySpan<char> line, int length) =>
        line[length..].Trim(" :").IsEmpty || line[..length].IndexOfAnyInRange('a', 'z') < 0;
}
