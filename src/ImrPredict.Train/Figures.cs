using System.Globalization;

namespace ImrPredict.Train;

/// <summary>How figures are written in the reports of this program: the same everywhere, whatever the culture.</summary>
internal static class Figures
{
    /// <summary>Three places; a dash where the figure is not defined.</summary>
    public static string Of(double value) => double.IsNaN(value) ? "-" : Text($"{value:0.000}");

    /// <summary>Three places with the sign; what rounds to nothing has none.</summary>
    public static string Signed(double value) =>
        double.IsNaN(value) ? "-" : Text($"{Math.Round(value, 3) + 0.0:+0.000;-0.000;0.000}");

    /// <summary>An interval.</summary>
    public static string Range(double low, double high) => double.IsNaN(low) ? "-" : Text($"{low:0.000}-{high:0.000}");

    /// <summary>An interval of a difference.</summary>
    public static string SignedRange(double low, double high) =>
        double.IsNaN(low) ? "-" : $"{Signed(low)} to {Signed(high)}";

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-" : Text($"{share:P1}");

    /// <summary>A count.</summary>
    public static string Count(long value) => Text($"{value:N0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
