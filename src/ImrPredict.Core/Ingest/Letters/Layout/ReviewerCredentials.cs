using System.Text.RegularExpressions;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>The reviewer's specialty, from the credentials block or from the prose of 2014.</summary>
internal static partial class ReviewerCredentials
{
    // A longer block is not a list of specialties any more.
    private const int MostLines = 3;

    /// <summary>The specialty as printed, white space folded; null where the letter does not state it.</summary>
    public static string? Read(LetterText letter)
    {
        var at = letter.Find(LetterAnchor.Specialty);
        if (at >= 0)
        {
            var end = at + 1;
            while (end < letter.Lines.Length && end - at < MostLines
                && letter.Lines[end].Anchor == LetterAnchor.None && !letter.BlankBefore(end))
            {
                end++;
            }

            var block = letter.Join(at, end).Trim();
            return block.Length == 0 ? null : block;
        }

        var made = letter.Find(LetterAnchor.HowMade);
        var qualified = made < 0 ? letter.Find(LetterAnchor.Qualifications) : made;
        if (qualified < 0)
        {
            return null;
        }

        var stop = qualified + 1;
        while (stop < letter.Lines.Length && letter.Lines[stop].Anchor == LetterAnchor.None)
        {
            stop++;
        }

        var prose = Prose().Match(letter.Join(qualified, stop));
        return prose.Success ? prose.Groups["what"].Value.Trim(' ', ',') : null;
    }

    [GeneratedRegex(
        @"\bis Board Certified in (?<what>[^.]{3,200}?)(?:,? (?:and|has|with|who)\b[^.]{0,40}?\b(?:is|licensed|"
        + @"subspecialty)\b|\.)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LetterGuard.PatternMilliseconds)]
    private static partial Regex Prose();
}
