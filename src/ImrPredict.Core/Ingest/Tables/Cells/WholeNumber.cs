using System.Globalization;

namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>Reads whole numbers as programs write them that know no others: <c>2023.0</c>, <c>2.023e3</c>.</summary>
internal static class WholeNumber
{
    private const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number, 0 or more; null where the text is none or has a part behind the point.</summary>
    public static int? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain
        : decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue ? (int)number
        : null;
}
