using System.Globalization;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>
/// Reads dates of exports: ISO (with or without a time of day), US month first, with the month's name, and day
/// numbers of spreadsheets (1927 and later). What could be more than one day, a year of two digits included, is not
/// read.
/// </summary>
internal static class TableDate
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const int FirstSerial = 10_000;
    private const int LastSerial = 73_050;
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "M/d/yyyy", "M-d-yyyy", "M.d.yyyy", "MMM d, yyyy", "MMM d yyyy",
        "MMMM d, yyyy", "MMMM d yyyy", "d-MMM-yyyy", "d MMM yyyy", "d MMMM yyyy",
    ];

    /// <summary>The date; null where the text is none, or could be several.</summary>
    /// <param name="text">A trimmed cell.</param>
    /// <param name="fault">Why there is none.</param>
    public static DateOnly? Read(string text, out string fault)
    {
        fault = "";
        var day = Serial(text) ?? Written(WithoutTime(text));
        if (day is null)
        {
            fault = $"'{Short(text)}' is no date (expected yyyy-mm-dd or m/d/yyyy)";
            return null;
        }

        if (day.Value.Year is >= FirstYear and <= LastYear)
        {
            return day;
        }

        fault = $"'{Short(text)}' is not in the years {FirstYear} to {LastYear}";
        return null;
    }

    private static DateOnly? Written(string text) =>
        DateOnly.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? day
            : null;

    private static DateOnly? Serial(string text) =>
        text.Length <= 12
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
        && serial is >= FirstSerial and <= LastSerial
            ? SerialZero.AddDays((int)serial)
            : null;

    // A time of day behind a T or a space with a colon says nothing here.
    private static string WithoutTime(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return text;
        }

        var cut = text.AsSpan(0, colon).LastIndexOfAny('T', ' ');
        return cut > 0 ? text[..cut].TrimEnd(',', ' ') : text;
    }

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "...";
}
