using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>Tells the headings and lead-ins of findings from the same words inside a sentence.</summary>
/// <param name="tokens">The words of the text.</param>
/// <param name="rules">The rules for the text; no heading is known where it has no rule.</param>
internal sealed class SectionHeadings(WordTokens tokens, CutRules rules)
{
    /// <summary>Class of the heading behind which everything is verdict and credentials.</summary>
    public const string Final = "section-final";

    /// <summary>Class of phrases such as "The reviewer found that".</summary>
    public const string LeadIn = "lead-in";

    /// <summary>
    /// The first token of a heading that stands inside a sentence because its full stop is missing: capitalised, with
    /// a colon, and either of the final section or of several words. Null where there is none.
    /// </summary>
    public int? FirstInside(List<PhraseMatch> matches, int from)
    {
        foreach (var match in matches)
        {
            if (match.First > from
                && IsHeading(match)
                && (match.End - match.First > 1 || rules.Lexicon.ClassOf(match) == Final)
                && char.IsUpper(tokens.Text[tokens[match.First].Start]))
            {
                return match.First;
            }
        }

        return null;
    }

    /// <summary>The longest heading or lead-in that begins at a token; null where there is none.</summary>
    public PhraseMatch? LongestOpening(List<PhraseMatch> matches, int from)
    {
        PhraseMatch? longest = null;
        foreach (var match in matches)
        {
            if (match.First == from && (longest is null || match.End > longest.Value.End)
                && (IsLeadIn(match) || IsHeading(match)))
            {
                longest = match;
            }
        }

        return longest;
    }

    private bool IsLeadIn(PhraseMatch match) =>
        rules.Lexicon.ClassOf(match) == LeadIn && rules.RuleOf(LeadIn) is not null;

    /// <summary>A heading is followed by a colon, or stands alone on its line.</summary>
    private bool IsHeading(PhraseMatch match)
    {
        var phraseClass = rules.Lexicon.ClassOf(match);
        if (!phraseClass.StartsWith("section-", StringComparison.Ordinal) || rules.RuleOf(phraseClass) is null)
        {
            return false;
        }

        var text = tokens.Text;
        var at = tokens[match.End - 1].End;
        while (at < text.Length && text[at] is ' ' or ')' or '*' or '\t')
        {
            at++;
        }

        var start = tokens[match.First].Start;
        return at == text.Length
            ? IsAtBeginning(start)
            : text[at] == ':' || (IsLineEnd(text[at]) && (IsAtBeginning(start) || IsLineEnd(text[start - 1])));
    }

    /// <summary>White space before the first word does not count: it goes when the text is cut.</summary>
    private bool IsAtBeginning(int start) => tokens.Text.AsSpan(0, start).IsWhiteSpace();

    private static bool IsLineEnd(char c) => c is '\n' or '\f';
}
