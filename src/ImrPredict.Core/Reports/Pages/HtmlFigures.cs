using System.Globalization;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Reports.Pages;

/// <summary>How figures are written on pages, as markup.</summary>
public static class HtmlFigures
{
    /// <summary>A probability or share in percent, with a space that does not break.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-"
        : share is > 0 and < 0.001 ? "&lt;0.1&#160;%" : $"{Number(100 * share, "0.0")}&#160;%";

    /// <summary>A number with a few digits.</summary>
    public static string Number(double value, string form = "0.##") =>
        double.IsNaN(value) ? "-" : value.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>A count with thousands.</summary>
    public static string Count(long value) => Figures.Count(value);

    /// <summary>A count with its noun.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>A number of things to be expected, never rounded to nothing.</summary>
    public static string About(double expected) => Figures.About(expected);

    /// <summary>An interval.</summary>
    public static string Range(Estimate figure) =>
        double.IsNaN(figure.Low) ? "-" : $"{Figures.Number(figure.Low)} to {Figures.Number(figure.High)}";

    /// <summary>A figure with its interval.</summary>
    public static string With(Estimate figure) => double.IsNaN(figure.Value) ? "-"
        : !figure.HasInterval ? Figures.Number(figure.Value)
        : $"{Figures.Number(figure.Value)} <small>({Range(figure)})</small>";

    /// <summary>A signed figure; what rounds to nothing has no sign.</summary>
    public static string WithSign(double value) => Figures.WithSign(value);

    /// <summary>A signed figure with its interval.</summary>
    public static string WithSign(Estimate figure) => double.IsNaN(figure.Value)
        ? "-"
        : !figure.HasInterval ? WithSign(figure.Value)
        : $"{WithSign(figure.Value)} <small>({WithSign(figure.Low)} to {WithSign(figure.High)})</small>";

    /// <summary>A share with its interval, in percent.</summary>
    public static string Share(Estimate share) => double.IsNaN(share.Value)
        ? "-"
        : !share.HasInterval ? Percent(share.Value)
        : $"{Percent(share.Value)} <small>({Number(100 * share.Low, "0.#")} to "
            + $"{Number(100 * share.High, "0.#")})</small>";
}
