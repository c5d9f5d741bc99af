using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Tables.Cells;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>Case numbers as tables hold them.</summary>
internal static partial class CaseId
{
    private static readonly string[] DayAndMonth = ["d-MMM", "MMM-yy", "MMM-d", "M/d"];

    /// <summary>
    /// The id; one that went through a column of fractions has lost its <c>.0</c>, one that was guarded in a
    /// spreadsheet its apostrophe, and one of the DWC is written as letters write it: <c>CM17-0000001</c>.
    /// </summary>
    public static string Read(string cell) => Guarded().IsMatch(cell) ? cell[1..]
        : OfDwc().Match(cell) is { Success: true } number ? $"CM{number.Groups[1]}-{number.Groups[2]}"
        : cell.Length > 2 && cell.EndsWith(".0", StringComparison.Ordinal)
            && cell.AsSpan(..^2).IndexOfAnyExceptInRange('0', '9') < 0
            ? cell[..^2]
            : cell;

    /// <summary>Why a row with such an id is none of a case: totals, a second header. Null where it is one.</summary>
    public static string? NotOfCase(string id) =>
        Totals().IsMatch(id) ? "a row of totals, not of a case"
        : HeaderKey.Of(id) == "casenumber" ? "the header stands here once more"
        : null;

    /// <summary>Whether an id looks like a date or a rounded number, as a spreadsheet makes of one.</summary>
    public static bool IsMangled(string id)
    {
        var isScientific = id.Contains("E+", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(id, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var isDate = !id.All(char.IsAsciiDigit) && TableDate.IsDate(id);
        return isScientific || isDate || DateTime.TryParseExact(
            id, DayAndMonth, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    [GeneratedRegex(@"^(?:(?:imr\s*)?case\s*(?:number|no|id)?)?[\s#.:]*CM\s?([0-9]{2})\s*-\s*([0-9]{7})$",
        RegexOptions.IgnoreCase)]
    private static partial Regex OfDwc();

    [GeneratedRegex("^'[A-Za-z]{1,4}-?[0-9][A-Za-z0-9-]{4,}$")]
    private static partial Regex Guarded();

    [GeneratedRegex(@"^(?:(?:grand|sub|overall|report|page|running|column|net|gross)[\s-]*)?(?:totals?|sum|count"
        + @"|average|avg|mean|minimum|maximum|median|summe|gesamt)(?:[\s:=(#].*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Totals();
}
