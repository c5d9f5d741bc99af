using System.Globalization;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Reports.Pages;

/// <summary>How figures are written on pages; not yet encoded.</summary>
public static class WrittenFigures
{
    /// <summary>A probability or share in percent, with a space that does not break.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-"
        : share is > 0 and < 0.001 ? "<0.1\u00a0%" : $"{Number(100 * share, "0.0")}\u00a0%";

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

    /// <summary>A signed figure; what rounds to nothing has no sign.</summary>
    public static string WithSign(double value) => Figures.WithSign(value);
}
