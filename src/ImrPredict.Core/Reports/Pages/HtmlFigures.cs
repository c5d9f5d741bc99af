using System.Globalization;
using ImrPredict.Numerics;

namespace ImrPredict.Reports.Pages;

/// <summary>How figures are written on pages, as markup.</summary>
internal static class HtmlFigures
{
    /// <summary>A probability or share in percent, with a space that does not break.</summary>
    public static string Percent(double share) =>
        share is > 0 and < 0.001 ? "&lt;0.1&#160;%" : $"{Number(100 * share, "0.#")}&#160;%";

    /// <summary>A number with a few digits.</summary>
    public static string Number(double value, string form = "0.##") =>
        value.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>A count with thousands.</summary>
    public static string Count(long value) => Figures.Count(value);

    /// <summary>A count with its noun.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>A number of things to be expected, never rounded to nothing.</summary>
    public static string About(double expected) => Figures.About(expected);

    /// <summary>An interval.</summary>
    public static string Range(double low, double high) =>
        double.IsNaN(low) ? "-" : $"{Figures.Number(low)} to {Figures.Number(high)}";

    /// <summary>A figure with its interval.</summary>
    public static string With(double value, double low, double high) =>
        double.IsNaN(value) ? "-" : $"{Figures.Number(value)} <small>({Range(low, high)})</small>";

    /// <summary>A signed figure; what rounds to nothing has no sign.</summary>
    public static string Signed(double value) => Figures.WithSign(value);

    /// <summary>A signed figure with its interval.</summary>
    public static string Signed(double value, double low, double high) =>
        double.IsNaN(value) ? "-" : $"{Signed(value)} <small>({Signed(low)} to {Signed(high)})</small>";

    /// <summary>A share with its interval, in percent.</summary>
    public static string Share(double value, double low, double high) => double.IsNaN(value)
        ? "-"
        : $"{Percent(value)} <small>({Number(100 * low, "0.#")} to {Number(100 * high, "0.#")})</small>";
}
