using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Charts;

/// <summary>A date from which limits are computed anew, since the team knows of a change.</summary>
/// <param name="From">First day of the new limits; a period that began before belongs to the old ones.</param>
/// <param name="Note">What changed; empty where not said.</param>
public sealed partial record Rebase(DateOnly From, string Note)
{
    /// <summary>Reads <c>2014-07</c>, with a note <c>2014-07: what changed</c>.</summary>
    /// <param name="text">A year, quarter (2014-Q3), month or day, and a note.</param>
    /// <exception cref="ImrPredictException">It is none.</exception>
    public static Rebase Parse(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        return DayOf(parts[0]) is { } day
            ? new(day, parts.Length > 1 ? parts[1] : "")
            : throw new ImrPredictException(
                $"rebase '{parts[0]}': expected a year, quarter, month or day, such as 2014, 2014-Q3, 2014-07 or "
                + "2014-07-15.");
    }

    /// <summary>The first day of a period; null where the text is none.</summary>
    internal static DateOnly? DayOf(string period)
    {
        if (Quarter().Match(period) is { Success: true } quarter)
        {
            var year = int.Parse(quarter.Groups[1].Value, CultureInfo.InvariantCulture);
            return year is 0 ? null : new DateOnly(year, (3 * (quarter.Groups[2].Value[0] - '1')) + 1, 1);
        }

        return DateOnly.TryParseExact(
            period, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    [GeneratedRegex("^([0-9]{4})-Q([1-4])$")]
    private static partial Regex Quarter();
}
