using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>What a title says beside the service.</summary>
internal static partial class TitleFacts
{
    /// <summary>
    /// When the service was or is to be given; null where the title does not say, which mostly means ahead.
    /// </summary>
    public static ReviewType? ReviewType(string title)
    {
        var word = Words().Match(title);
        return !word.Success ? null : char.ToUpperInvariant(word.Value[0]) switch
        {
            'P' => Cases.ReviewType.Prospective,
            'C' => Cases.ReviewType.Concurrent,
            _ => Cases.ReviewType.Retrospective,
        };
    }

    // R and D first: a title that names a date of service is of the past, whatever else it says.
    [GeneratedRegex(
        @"\bRetro(?:spective(?:ly)?)?\b|\bDOS\b|\bDates? of service\b|\bConcurrent (?:request|review)\b|"
        + @"^(?:Concurrent|Prospective)\b|\bProspective (?:request|review)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LetterGuard.PatternMilliseconds)]
    private static partial Regex Words();
}
