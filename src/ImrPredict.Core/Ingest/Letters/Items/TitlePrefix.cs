using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>What may stand on a title's line before the title: the section's lead-in, or the number of the
/// item.</summary>
internal static partial class TitlePrefix
{
    private const string LeadIn = "thefinaldeterminationwasbasedondecisionsforthedisputeditemsservicessetforthbelow";
    private const int MostDamage = 12;

    /// <summary>A title without its prefix.</summary>
    /// <param name="title">The title as found.</param>
    /// <param name="number">Position of the item in its letter, from 1; only the first can follow the lead-in.</param>
    public static string Strip(string title, int number)
    {
        if (number == 1)
        {
            title = title[LeadInLength(title)..];
        }

        title = title[PageLabel().Match(title).Length..];
        var printed = Number().Match(title);
        return printed.Success && printed.Length < title.Length
            && (printed.Groups["issue"].Success || IsNumber(printed.Groups["n"].ValueSpan, number))
            ? title[printed.Length..]
            : title;
    }

    /// <summary>
    /// Characters that a lead-in takes, white space behind it included; it may be damaged, but for its place and size.
    /// </summary>
    private static int LeadInLength(string title)
    {
        var end = LeadInEnd().Match(title);
        if (!end.Success || end.Length == title.Length)
        {
            return 0;
        }

        var letters = string.Concat(title.AsSpan(0, end.Length).ToString().Where(char.IsLetter)).ToLowerInvariant();
        return letters.StartsWith(LeadIn[..53], StringComparison.Ordinal)
            || EditDistance.AtMost(letters, LeadIn, MostDamage) ? end.Length : 0;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var printed) && printed == number;

    [GeneratedRegex(
        @"^(?:(?<issue>ISSUE) ?(?:#|NO\.?|NUMBER)? ?(?<n>[0-9]{1,2})\b ?[:.)-]? ?|(?<n>[0-9]{1,2}) ?[.)] )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LetterGuard.PatternMilliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(@"^Page [0-9]{1,2} of [0-9]{1,2} (?=\S)", RegexOptions.None, LetterGuard.PatternMilliseconds)]
    private static partial Regex PageLabel();

    [GeneratedRegex(@"^.{60,130}?(?:[:;]|\bbe[il1]?[o0]?w[.,]?) +", RegexOptions.CultureInvariant,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex LeadInEnd();
}
