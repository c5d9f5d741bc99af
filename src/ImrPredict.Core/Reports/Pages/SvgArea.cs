namespace ImrPredict.Reports.Pages;

/// <summary>Size of a chart's picture and the room around its axes, in units of the picture.</summary>
internal sealed record SvgArea(
    string Css, double Width, double Height, double Left, double Right, double Top, double Bottom)
{
    /// <summary>Of which two stand side by side.</summary>
    public static SvgArea Small { get; } = new("", 460, 320, 52, 24, 24, 46);

    /// <summary>As wide as a page.</summary>
    public static SvgArea Wide { get; } = new(" class=wide", 720, 310, 60, 14, 30, 52);

    /// <summary>As wide as a page, without a vertical axis.</summary>
    public static SvgArea Strip { get; } = new(" class=wide", 720, 250, 14, 14, 16, 34);
}
