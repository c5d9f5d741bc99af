using ImrPredict.Reports.Pages;

namespace ImrPredict.Desk.Views;

/// <summary>Figures as the static pages write them, for components.</summary>
public static class Markup
{
    /// <summary>A probability or share in percent.</summary>
    public static string Percent(double? share) => WrittenFigures.Percent(share ?? double.NaN);

    /// <summary>A count with thousands.</summary>
    public static string Count(long value) => WrittenFigures.Count(value);

    /// <summary>A count with its noun.</summary>
    public static string Count(long value, string one, string many) => WrittenFigures.Count(value, one, many);

    /// <summary>A number of overturns to be expected.</summary>
    public static string Expected(double value) => WrittenFigures.Number(value, "#,0.0");

    /// <summary>A signed log-odds.</summary>
    public static string WithSign(double value) => WrittenFigures.WithSign(value);
}
