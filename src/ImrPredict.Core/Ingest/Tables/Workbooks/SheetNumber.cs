using System.Globalization;
using ImrPredict.Cases.Schema;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>The text of a number of a sheet: a day where its format shows one.</summary>
internal static class SheetNumber
{
    /// <summary>Days between the two beginnings of counting, 1900 and 1904.</summary>
    public const int DaysTo1904 = 1462;

    private const double LargestExact = 1L << 53;

    // Day numbers count a 29 February 1900, which never was (ECMA-376 part 1, 18.17.4.1).
    private const int LeapDay1900 = 60;

    /// <summary>The text of a number.</summary>
    /// <param name="number">As the workbook stores it.</param>
    /// <param name="isDate">Whether its format shows a day.</param>
    /// <param name="is1904">Whether days are counted from 1904 on.</param>
    public static string Text(double number, bool isDate, bool is1904) =>
        isDate && number + (is1904 ? DaysTo1904 : 0) is >= 0 and < 2_958_466 and var day
            ? CellText.Of(DateTime.FromOADate(day is >= 1 and < LeapDay1900 ? day + 1 : day))
        : Math.Abs(number) <= LargestExact && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : CellText.Of(number);
}
