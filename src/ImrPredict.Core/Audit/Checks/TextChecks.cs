using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Checks;

/// <summary>Checks of an item's fields against what its text says first. Words of a finding quote no text.</summary>
internal static partial class TextChecks
{
    private static readonly string[] DateForms = ["M/d/yyyy", "M/d/yy", "M-d-yyyy", "M-d-yy"];

    public static IEnumerable<(ConsistencyKind Kind, string Words)> Of(DecidedItem decided)
    {
        var (item, text) = (decided.Item, decided.Uncut?.Text ?? decided.Item.ClinicalText);
        if (item.Age is { } age && Age().Match(text) is { Success: true } said
            && Math.Abs(int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) - age) > 1)
        {
            yield return (ConsistencyKind.AgeDiffers, "The age in the text differs from the age in the fields.");
        }

        if (item.Sex is { } sex && SexWord().Match(text) is { Success: true } word
            && word.Value.StartsWith('f') != (sex == Sex.Female))
        {
            yield return (ConsistencyKind.SexDiffers, "The sex in the text differs from the sex in the fields.");
        }

        if (NamesOtherSideOnly(item, text))
        {
            yield return (ConsistencyKind.SideDiffers, "The text speaks of the other side of the body than the "
                + "request.");
        }

        if (item.InjuryDate is { } injury && InjuryDates(text) is { Count: > 0 } dates && !dates.Contains(injury))
        {
            yield return (ConsistencyKind.InjuryDateDiffers, "The date of injury in the text differs from the "
                + "header's.");
        }

        if (Withdrawn().IsMatch(text) || Withdrawn().IsMatch(decided.Decision.Rationale ?? ""))
        {
            yield return (ConsistencyKind.DecidedThoughWithdrawn, "The text says that the request was withdrawn, "
                + "yet it was decided.");
        }
    }

    private static bool NamesOtherSideOnly(DisputedItem item, string text)
    {
        if (item.Side is not (BodySide.Left or BodySide.Right) || BodyRegions.In(item.BodyPart) is not [_, ..] regions)
        {
            return false;
        }

        var named = SidedPart().Matches(text)
            .Where(m => BodyRegions.In(m.Groups[2].Value).Intersect(regions).Any())
            .Select(m => m.Groups[1].Value.ToLowerInvariant()).ToHashSet();
        return named.Count == 1 && named.Contains(item.Side == BodySide.Left ? "right" : "left");
    }

    private static List<DateOnly> InjuryDates(string text) => [.. InjuryDate().Matches(text)
        .Select(m => DateOnly.TryParseExact(
            m.Groups[1].Value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null)
        .Where(d => d is not null).Select(d => d!.Value)];

    [GeneratedRegex(@"\b([0-9]{1,3})[- ]years?[- ]old\b", RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(fe)?male\b")]
    private static partial Regex SexWord();

    [GeneratedRegex(@"\b(left|right)[ -]((?:\w+ ){0,2}?(?:shoulder|knee|elbow|wrist|hand|forearm|ankle|foot|hip|eye))\b", RegexOptions.IgnoreCase)]
    private static partial Regex SidedPart();

    [GeneratedRegex(@"\b(?:date of injury|injury (?:on|of|dated)|injured on)\b(?: of| on| is| was)?:? {0,2}([0-9]{1,2}[/-][0-9]{1,2}[/-](?:[0-9]{4}|[0-9]{2}))\b", RegexOptions.IgnoreCase)]
    private static partial Regex InjuryDate();

    [GeneratedRegex(@"\b(?:(?:request|application|dispute|review)s? (?:has been|have been|was|were|is) withdrawn|withdrew (?:the|this|his|her|their) (?:request|application|dispute))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Withdrawn();
}
