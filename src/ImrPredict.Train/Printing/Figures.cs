namespace ImrPredict.Train.Printing;

/// <summary>How the reports of this program write figures; a dash stands for an undefined one.</summary>
internal static class Figures
{
    /// <summary>Three places.</summary>
    public static string Figure(double value) => double.IsNaN(value) ? "-" : $"{value:0.000}";

    /// <summary>Three places with the sign; what rounds to nothing has none.</summary>
    public static string Signed(double value) =>
        double.IsNaN(value) ? "-" : $"{Math.Round(value, 3) + 0.0:+0.000;-0.000;0.000}";

    /// <summary>An interval.</summary>
    public static string Range(double low, double high) => double.IsNaN(low) ? "-" : $"{low:0.000}-{high:0.000}";

    /// <summary>An interval of a difference.</summary>
    public static string SignedRange(double low, double high) =>
        double.IsNaN(low) ? "-" : $"{Signed(low)} to {Signed(high)}";

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-" : $"{share:P1}";

    public static string Count(long value) => $"{value:N0}";
}
