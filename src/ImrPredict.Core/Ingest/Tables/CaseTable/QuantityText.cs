using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Cases;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>Reads a quantity cell: <c>8 sessions</c>, <c>#30</c>, <c>12</c>, <c>30 days</c>.</summary>
public static partial class QuantityText
{
    /// <summary>
    /// The quantity in its own words; amount and unit are null where the cell states none that is known.
    /// </summary>
    /// <param name="text">A trimmed cell; empty gives null.</param>
    public static ServiceQuantity? Read(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var match = Pattern().Match(text);
        return match.Success
            ? new ServiceQuantity(
                text,
                double.Parse(match.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture),
                UnitOf(match.Groups["unit"].Value.ToLowerInvariant()))
            : new ServiceQuantity(text, null, null);
    }

    private static string? UnitOf(string word) => word switch
    {
        "" => null,
        "#" => "units",
        _ when word.StartsWith("session", StringComparison.Ordinal)
            || word.StartsWith("visit", StringComparison.Ordinal)
            => "sessions",
        _ when word.StartsWith("day", StringComparison.Ordinal) => "days",
        _ => "units",
    };

    [GeneratedRegex(@"^(?:(?<unit>#)\s*)?(?:qty:?\s*)?(?<amount>[0-9]{1,7}(?:\.[0-9]{1,3})?)\s*"
        + @"(?<unit>sessions?|visits?|units?|tablets?|tabs?|capsules?|caps?|patch(?:es)?|days?)?$",
            RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
