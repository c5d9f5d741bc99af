using System.Globalization;

namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// How figures are written in reports, cards and on the terminal: the same everywhere, whatever the culture.
/// </summary>
public static class Figures
{
    /// <summary>Three decimals; a dash where the figure is not defined.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : Invariant($"{value:0.000}");

    /// <summary>Three decimals with the sign; what rounds to nothing has none.</summary>
    public static string WithSign(double value) =>
        double.IsNaN(value) ? "-" : Invariant($"{Math.Round(value, 3) + 0.0:+0.000;-0.000;0.000}");

    /// <summary>Words as they begin a sentence.</summary>
    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A figure with its interval.</summary>
    public static string Number(Estimate figure) => double.IsNaN(figure.Low)
        ? Number(figure.Value)
        : $"{Number(figure.Value)} ({Number(figure.Low)}-{Number(figure.High)})";

    /// <summary>A difference with its interval.</summary>
    public static string WithSign(Estimate difference) => double.IsNaN(difference.Low)
        ? WithSign(difference.Value)
        : $"{WithSign(difference.Value)} ({WithSign(difference.Low)} to {WithSign(difference.High)})";

    /// <summary>A share with its interval.</summary>
    public static string Percent(Estimate share) => double.IsNaN(share.Low)
        ? Percent(share.Value)
        : Invariant($"{100 * share.Value:0.0} % ({100 * share.Low:0.0}-{100 * share.High:0.0})");

    /// <summary>An interval.</summary>
    public static string Range(Estimate figure) =>
        double.IsNaN(figure.Low) ? "-" : Invariant($"{figure.Low:0.000}-{figure.High:0.000}");

    /// <summary>The interval of a difference.</summary>
    public static string SignedRange(Estimate difference) => SignedRange(difference.Low, difference.High);

    /// <summary>The interval of a difference from its ends.</summary>
    public static string SignedRange(double low, double high) =>
        double.IsNaN(low) ? "-" : $"{WithSign(low)} to {WithSign(high)}";

    /// <summary>A share in percent with one decimal; a dash where it is not defined.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-" : Invariant($"{100 * share:0.0} %");

    /// <summary>A count with thousands.</summary>
    public static string Count(long count) => Invariant($"{count:#,0}");

    /// <summary>How many of something are to be expected; never rounded to nothing.</summary>
    public static string About(double expected) =>
        expected < 0.05 ? "fewer than 0.1" : Invariant($"about {expected:#,0.#}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
