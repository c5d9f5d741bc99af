using ImrPredict.Reports.Pages;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Views;

/// <summary>Figures as the static pages write them, for components.</summary>
public static class Markup
{
    /// <summary>A probability or share in percent.</summary>
    public static MarkupString Percent(double? share) => new(share is { } known ? HtmlFigures.Percent(known) : "-");

    /// <summary>A count with thousands.</summary>
    public static string Count(long value) => HtmlFigures.Count(value);

    /// <summary>A count with its noun.</summary>
    public static string Count(long value, string one, string many) => HtmlFigures.Count(value, one, many);

    /// <summary>A number of overturns to be expected.</summary>
    public static string Expected(double value) => HtmlFigures.Number(value, "#,0.0");

    /// <summary>A signed log-odds.</summary>
    public static string WithSign(double value) => HtmlFigures.WithSign(value);
}
