using System.Globalization;
using System.Text.RegularExpressions;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// Reads dates of exports: ISO (with or without a time of day), day and month as numbers in the order of their column,
/// with the month's name, day numbers of spreadsheets (1927 and later), and days as seconds or milliseconds since 1970.
/// A year of two digits is one of 1931 to 2030; behind hyphens it is not read, since the year may come first there.
/// What could be more than one day is not read.
/// </summary>
internal static partial class TableDate
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const int FirstSerial = 10_000;
    private const int LastSerial = 73_050;
    private const int LastShortYear = 30;
    private const long SecondsOfDay = 86_400;
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy", "MMMM d yyyy",
        "d-MMM-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMMM-yyyy", "MMM-d-yyyy", "d. MMMM yyyy", "d. MMM yyyy",
        "d/MMM/yyyy", "ddd, MMM d, yyyy", "dddd, MMMM d, yyyy", "ddd MMM d yyyy", "ddd, d MMM yyyy", "yyyy-MMM-d",
        "dMMMyyyy", "d-MMM-yy", "dMMMyy", "d MMM yy", "yyyyMMdd'.0'", "MMMM-d-yyyy",
    ];

    private static readonly CultureInfo English = WithShortYears();

    /// <summary>The date; null where the text is none, or could be several.</summary>
    /// <param name="text">A trimmed cell.</param>
    /// <param name="order">The order of day and month in its column.</param>
    /// <param name="dayShift">Days to add to a day number.</param>
    /// <param name="fault">Why there is none.</param>
    public static DateOnly? Read(string text, DateOrder order, int dayShift, out string fault)
    {
        fault = "";
        var parts = Parts(text);
        var day = parts is var (first, second, year) ? Ordered(first, second, year, order, out fault)
            : Serial(text, dayShift) ?? Written(Plain(text)) ?? SinceEpoch(text);
        if (day is null)
        {
            fault = $"'{Short(text)}' {(fault.Length > 0 ? fault : "is no date (expected yyyy-mm-dd or m/d/yyyy)")}";
            return null;
        }

        if (day.Value.Year is >= FirstYear and <= LastYear)
        {
            return day;
        }

        fault = $"'{Short(text)}' is not in the years {FirstYear} to {LastYear}";
        return null;
    }

    /// <summary>Whether the text is a date, in any order of day and month.</summary>
    public static bool IsDate(string text) => Read(text, DateOrder.MonthFirst, 0, out _) is not null
        || Read(text, DateOrder.DayFirst, 0, out _) is not null;

    /// <summary>Whether a cell may have day and month as numbers in an order.</summary>
    public static bool HasOrder(string cell) => cell.Length >= 6
        && (cell[1] is '/' or '.' or '-' or ' ' || cell[2] is '/' or '.' or '-' or ' '
            || cell[0] is ' ' or '\'' or '=' or '(')
        && Parts(cell) is not null;

    /// <summary>First and second part and year of such a cell; null for others.</summary>
    public static (int First, int Second, int Year)? Parts(string cell)
    {
        var match = OrderedPattern().Match(cell);
        return match.Success
            ? (Number(match.Groups[1]), Number(match.Groups[2]), Year(match.Groups["year"]))
            : null;

        static int Year(Group group) => Number(group) is var year && group.Length == 4 ? year
            : year <= LastShortYear ? 2000 + year : 1900 + year;

        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a program wrote no day as a day: zeros, or the day before its first.</summary>
    public static bool IsNoDay(string text) => NoDay().IsMatch(text);

    private static DateOnly? Ordered(int one, int two, int year, DateOrder order, out string fault)
    {
        fault = "";
        var monthFirst = Day(year, one, two);
        var dayFirst = Day(year, two, one);
        if (order == DateOrder.Unknown && monthFirst is not null && dayFirst is not null && monthFirst != dayFirst)
        {
            fault = "could be day or month first, and its column does not tell";
            return null;
        }

        var day = order switch
        {
            DateOrder.MonthFirst => monthFirst,
            DateOrder.DayFirst => dayFirst,
            _ => monthFirst ?? dayFirst,
        };
        if (day is null && (monthFirst ?? dayFirst) is not null)
        {
            var first = order == DateOrder.DayFirst ? "day" : "month";
            fault = $"is no date with the {first} first, as its column has it";
        }

        return day;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static DateOnly? Written(string text) =>
        DateOnly.TryParseExact(
            text, Formats, English, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? day
            : null;

    private static DateOnly? Serial(string text, int shift) =>
        text.Length <= 12
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
        && serial is >= FirstSerial and <= LastSerial
            ? SerialZero.AddDays((int)serial + shift)
            : null;

    // Data frames write days as JSON so; a time of day would be no whole day.
    private static DateOnly? SinceEpoch(string text) =>
        text.Length is < 9 or > 15
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since) ? null
        : (text.Length < 12 ? since : since / 1000.0) is var seconds && seconds % SecondsOfDay == 0
            && DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(
                (int)Math.Min(seconds / SecondsOfDay, LastSerial)) is { Year: <= LastYear } day
            ? day
            : null;

    private static CultureInfo WithShortYears()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.Calendar.TwoDigitYearMax = 2000 + LastShortYear;
        return culture;
    }

    // Without the ending of 13th, signs around the date, and a time of day.
    private static string Plain(string text) =>
        Ending().Replace(WithoutTime(text).Trim('(', ')', '\'', ' ', '.', ','), "");

    // A time of day behind a T, a space or a colon says nothing here.
    private static string WithoutTime(string text)
    {
        if (Time().Match(text) is { Success: true } time)
        {
            return text[..time.Index];
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return text;
        }

        var cut = text.AsSpan(0, colon).LastIndexOfAny('T', ' ');
        return cut > 0 ? text[..cut].TrimEnd(',', ' ') : text;
    }

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "...";

    [GeneratedRegex(@"(?<=^[0-9]{8})T[0-9]{4,6}|(?<=[0-9]{4}|[A-Za-z]{3}[0-9]{2}):[0-9]{2}:[0-9]{2}")]
    private static partial Regex Time();

    [GeneratedRegex("(?<=[0-9])(?:st|nd|rd|th)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^['=""(\s]*([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})"
        + @"(?:\s?[/.-]\s?(?<year>[0-9]{4})|\s?[/.]\s?(?<year>[0-9]{2}))"
        + @"(?:$|[)"".\s,T]\s*(?:$|[0-9]{1,2}[:.h]))")]
    private static partial Regex OrderedPattern();

    [GeneratedRegex(@"^(?:0+|0{4}[-/.]?0{1,2}[-/.]?0{1,2}|0{1,2}[-/.]0{1,2}[-/.]0{2,4}|0?1[-/.]0{1,2}[-/.]1900"
        + @"|0{1,2}[-/.]0?1[-/.]1900|1900[-/.]0?1[-/.]0{1,2}|1899[-/.]12[-/.]3[01]|12[-/.]3[01][-/.]1899"
        + @"|3[01][-/.]12[-/.]1899)(?:[ T]00?:00.*)?$")]
    private static partial Regex NoDay();
}
