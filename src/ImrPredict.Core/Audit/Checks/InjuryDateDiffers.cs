using System.Globalization;
using System.Text.RegularExpressions;

namespace ImrPredict.Audit.Checks;

/// <summary>The date of injury in the text differs from that in the header.</summary>
internal sealed partial class InjuryDateDiffers : ItemCheck
{
    private static readonly string[] DateForms = ["M/d/yyyy", "M/d/yy", "M-d-yyyy", "M-d-yy"];

    /// <inheritdoc/>
    public override string? Find(CheckedItem item) =>
        item.Item.InjuryDate is { } injury && Dates(item.Text) is { Count: > 0 } dates && !dates.Contains(injury)
            ? "The date of injury in the text differs from the header's."
            : null;

    private static List<DateOnly> Dates(string text) => [.. InjuryDate().Matches(text).SelectMany(m =>
        DateOnly.TryParseExact(
            m.Groups[1].Value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (DateOnly[])[date]
            : [])];

    [GeneratedRegex(
        @"\b(?:date of injury|injury (?:on|of|dated)|injured on)\b(?: of| on| is| was)?:? {0,2}"
            + @"([0-9]{1,2}[/-][0-9]{1,2}[/-](?:[0-9]{4}|[0-9]{2}))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex InjuryDate();
}
