using System.Globalization;
using System.Text;
using ImrPredict.Audit.Charts;
using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Audit;

/// <summary>
/// Draws points with their limits as upright bars: a funnel over expected counts, or a p chart over periods.
/// </summary>
internal static class SvgPoints
{
    private const double Width = 720;
    private const double Height = 310;
    private const double Left = 60;
    private const double Right = 14;
    private const double Top = 30;
    private const double Bottom = 52;

    /// <summary>A funnel: observed over expected against the expected count, on a logarithmic scale.</summary>
    public static string Funnel(FunnelChart chart)
    {
        var (low, high) = (chart.Points.Min(p => p.Expected), chart.Points.Max(p => p.Expected));
        var (from, span) = (Math.Log(low), Math.Max(Math.Log(high) - Math.Log(low), 1e-6));
        var most = Math.Min(4, chart.Points.Max(p => Math.Max(p.Ratio, p.Limits998.High / p.Expected)) * 1.05);
        double[] ticks = [.. new[] { 1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000 }.Where(t => t >= low && t <= high)];
        return Draw(
            $"Funnel of {chart.Column}: observed over expected overturns of {chart.Points.Count} units; all "
                + $"figures are in the table below.",
            chart.Points, p => 0.03 + (0.94 * (Math.Log(p.Expected) - from) / span), p => p.Ratio, (p, count) => count / p.Expected, most, 1,
            [.. ticks.Select(t => (0.03 + (0.94 * (Math.Log(t) - from) / span), HtmlText.Number(t)))],
            "overturns expected (log scale)", v => HtmlText.Number(v), "observed / expected");
    }

    /// <summary>A p chart: the share overturned, period by period.</summary>
    public static string Periods(PeriodChart chart)
    {
        var points = chart.Points;
        var place = points.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => (p.i + 0.5) / points.Count);
        var every = Math.Max(1, (points.Count + 11) / 12);
        var most = Math.Min(1, points.Max(p => Math.Max(p.Rate, (double)p.Limits998.High / p.Items)) * 1.05);
        return Draw(
            $"Share overturned over {points.Count} periods{(chart.Unit is null ? "" : $" for {chart.Unit}")}, with "
                + $"predictive limits; all figures are in charts.csv.",
            points, p => place[p.Name], p => p.Rate, (p, count) => count / p.Items, Math.Max(most, 0.05), null,
            [.. points.Where((_, i) => i % every == 0).Select(p => (place[p.Name], p.Name))],
            "period", v => HtmlText.Percent(v), "share overturned");
    }

    private static string Draw(
        string title, IReadOnlyList<ChartPoint> points, Func<ChartPoint, double> xOf, Func<ChartPoint, double> yOf,
        Func<ChartPoint, double, double> scale, double most, double? line, IReadOnlyList<(double At, string Label)> ticks,
        string xName, Func<double, string> yLabel, string yName)
    {
        var svg = new StringBuilder($"<svg viewBox=\"0 0 {Width} {Height}\" role=img "
            + $"aria-label=\"{HtmlText.Encode(title)}\">");
        var step = Round(most / 4);
        most = step * Math.Ceiling((most / step) - 1e-9);
        for (var v = 0.0; v <= most * (1 + 1e-9); v += step)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=axis x1={Left} x2={Width - Right} "
                + $"y1={Y(v, most):0.#} y2={Y(v, most):0.#} />");
            svg.Append(CultureInfo.InvariantCulture, $"<text x={Left - 6} y={Y(v, most) + 4:0.#} "
                + $"text-anchor=end>{yLabel(v)}</text>");
        }

        // On a narrow screen letters grow beside the picture, so of many marks only every fourth has room.
        for (var tick = 0; tick < ticks.Count; tick++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x={X(ticks[tick].At):0.#} y={Height - Bottom + 20} "
                + $"text-anchor=middle{(ticks.Count > 4 && tick % 4 > 0 ? " class=few" : "")}>{HtmlText.Encode(ticks[tick].Label)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x={(Left + Width - Right) / 2:0.#} y={Height - 6} "
            + $"text-anchor=middle>{xName}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x={Left} y={Top - 11} >{yName}</text>");
        if (line is { } one)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=one x1={Left} x2={Width - Right} "
                + $"y1={Y(one, most):0.#} y2={Y(one, most):0.#} />");
        }

        foreach (var p in points)
        {
            Bars(svg, p, X(xOf(p)), count => Y(scale(p, count), most));
        }

        foreach (var p in points)
        {
            svg.Append("<g><title>").Append(HtmlText.Encode(Hover(p))).Append("</title>");
            svg.Append(Shape(p.Position, X(xOf(p)), Y(yOf(p), most))).Append("</g>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Bars(StringBuilder svg, ChartPoint p, double x, Func<double, double> heightOf)
    {
        svg.Append("<g><title>").Append(HtmlText.Encode(Hover(p))).Append("</title>");
        foreach (var (css, (low, high)) in new[] { ("b998", p.Limits998), ("b95", p.Limits95) })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class={css} x1={x:0.#} x2={x:0.#} "
                + $"y1={heightOf(low):0.#} y2={heightOf(high) - 0.5:0.#} />");
        }

        svg.Append("</g>");
    }

    // Shape as well as colour tells above, below and inside apart.
    private static string Shape(ChartPosition position, double x, double y) => position switch
    {
        ChartPosition.Above95 or ChartPosition.Above998 => string.Create(
            CultureInfo.InvariantCulture, $"<path class=\"p u\" d=\"M{x:0.#} {y - 6:0.#}l6 10h-12z\"/>"),
        ChartPosition.Below95 or ChartPosition.Below998 => string.Create(
            CultureInfo.InvariantCulture, $"<path class=\"p d\" d=\"M{x:0.#} {y + 6:0.#}l6 -10h-12z\"/>"),
        _ => string.Create(CultureInfo.InvariantCulture, $"<circle class=p cx={x:0.#} cy={y:0.#} r=3.5 />"),
    };

    private static string Hover(ChartPoint p) => string.Create(
        CultureInfo.InvariantCulture,
        $"{p.Name}: {p.Observed} overturned of {p.Items} items in {p.Letters} letters; expected {p.Expected:0.#}; "
            + $"95 % limits {p.Limits95.Low} to {p.Limits95.High}, 99.8 % limits {p.Limits998.Low} to "
            + $"{p.Limits998.High}");

    // The next of 1, 2, 2.5, 5 times a power of ten, so that the axis reads in round figures.
    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * new[] { 1, 2, 2.5, 5, 10 }.First(n => n * power >= step * (1 - 1e-9));
    }

    private static double X(double share) => Left + (share * (Width - Left - Right));

    private static double Y(double value, double most) =>
        Height - Bottom - (Math.Clamp(value / most, 0, 1) * (Height - Top - Bottom));
}
