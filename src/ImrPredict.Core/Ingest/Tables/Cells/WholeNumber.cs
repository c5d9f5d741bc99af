using System.Globalization;
using System.Text.RegularExpressions;

namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>
/// Reads whole numbers as programs write them that know no others: <c>2023.0</c>, <c>2023,0</c>, <c>2.023e3</c>.
/// </summary>
internal static partial class WholeNumber
{
    private const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number, 0 or more; null where the text is none or has a part behind the point.</summary>
    public static int? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain
        : decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue ? (int)number
        : CommaZero().Match(text) is { Success: true } comma ? Read(comma.Groups[1].Value)
        : null;

    /// <summary>The same of an age that says its unit: <c>45 yrs</c>, <c>45-year-old</c>, <c>45 y/o</c>.</summary>
    public static int? ReadYears(string text) =>
        Read(Years().Match(text) is { Success: true } years ? years.Groups[1].Value : text);

    [GeneratedRegex("^([0-9]+),00?$")]
    private static partial Regex CommaZero();

    [GeneratedRegex(
        @"^(?:age[d:]?\s*)?([0-9]{1,3}(?:[.,]0+)?)\s*-?\s*(?:y|yr|yrs|years?|y/?o)\.?(?:[\s-]*(?:old|of age))?\.?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Years();
}
