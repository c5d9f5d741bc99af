using System.Buffers;
using System.Text.RegularExpressions;
using ImrPredict.Cases;

namespace ImrPredict.Text.Verdicts;

/// <summary>Takes the outcome of the review out of a title that a house has written it into.</summary>
internal static partial class TitleOutcomes
{
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        [
            "upheld", "uphold", "overturn", "overrul", "revers", "affirm", "imr", "iro", "maximus", "independent",
            "approved", "certified", "authorized", "denied", "granted", "outcome", "decision", "determination",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The title without its parts that say how the review ended, and without the marks before them.</summary>
    public static string Cut(string title)
    {
        if (!title.AsSpan().ContainsAny(Hints))
        {
            return title;
        }

        var kept = title;
        foreach (var part in Parts().Matches(title).Select(m => m.Value.Trim()).Where(Tells))
        {
            kept = Regex.Replace(
                kept,
                @"(?:(?:\b(?:final|imr)\s+)*"
                + @"\b(?:outcome|result|decision|determination|status|disposition)\s*)?"
                + @"[\s:;,=|\u2013\u2014-]*[(\[]?\s*" + Regex.Escape(part) + @"\s*[)\]]?",
                " ", RegexOptions.IgnoreCase);
        }

        kept = OutcomeWord().Replace(kept, "");
        return kept == title ? title : kept.Trim(' ', ':', ';', ',', '-', '=', '|', '[', '(', '\u2013', '\u2014');
    }

    private static bool Tells(string part) =>
        part.Length > 0 && VerdictCutter.Cut(part, ClinicalTextKind.TreatingReport).Kept.Length == 0
        && (part.Split(' ').Length <= 4 || !OutcomeWord().IsMatch(part));

    [GeneratedRegex(@"(?:[^\s:;()\[\]=|\u2013\u2014]|\s+(?![-\u2013\u2014]\s))+")]
    private static partial Regex Parts();

    // What follows the word in its part speaks of the review, not of the service.
    [GeneratedRegex(@"(?<=\w.*)\b(?:upheld|overturned)\b[^:;()\[\]|]*$", RegexOptions.IgnoreCase)]
    private static partial Regex OutcomeWord();
}
