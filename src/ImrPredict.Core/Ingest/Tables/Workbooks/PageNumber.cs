using System.Globalization;
using AngleSharp.Dom;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>
/// The number of a cell as LibreOffice writes it beside what is shown: <c>sdval</c> as the workbook stores it,
/// <c>sdnum</c> with its format.
/// </summary>
internal static class PageNumber
{
    /// <summary>The number as the same workbook gives it; null where the cell says what it shows alone.</summary>
    public static string? Text(IElement cell, bool is1904) => Value(cell) is { } number
        ? SheetNumber.Text(number, IsDate(cell), is1904)
        : null;

    /// <summary>Whether a day of which the shown year is known was counted from 1904 on.</summary>
    public static bool Counts1904(IElement cell)
    {
        if (Value(cell) is not { } number || !IsDate(cell) || SheetNumber.Text(number, true, false) is not
            [var a, var b, var c, var d, '-', ..] of1900 || SheetNumber.Text(number, true, true) is not
            [_, _, var e, var f, '-', ..])
        {
            return false;
        }

        var shown = cell.TextContent;
        return of1900.Length > 0 && !shown.Contains($"{c}{d}", StringComparison.Ordinal)
            && !shown.Contains($"{a}{b}{c}{d}", StringComparison.Ordinal)
            && shown.Contains($"{e}{f}", StringComparison.Ordinal);
    }

    private static double? Value(IElement cell) => double.TryParse(
        cell.GetAttribute("sdval"), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && !Format(cell).Contains("BOOLEAN", StringComparison.Ordinal)
            ? number
            : null;

    private static bool IsDate(IElement cell) => WorkbookStyles.IsDateFormat(Format(cell));

    // Behind the language of the program and that of the format.
    private static string Format(IElement cell) =>
        cell.GetAttribute("sdnum")?.Split(';', 3) is [_, _, var format] ? format : "";
}
