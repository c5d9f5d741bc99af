using System.Globalization;
using System.Text;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Audit;

/// <summary>
/// Draws a CUSUM: the upward sum above the middle line, the downward sum below it, each with its limit.
/// </summary>
internal static class SvgCusum
{
    private const double Width = 720;
    private const double Height = 250;
    private const double Left = 14;
    private const double Right = 14;
    private const double Middle = 116;
    private const int MostPoints = 300;

    public static string Draw(CusumChart chart)
    {
        var most = 1.1 * Math.Max(
            Math.Max(chart.Up.Limit, chart.Down.Limit), chart.Points.Max(p => Math.Max(p.Up, p.Down)));
        var svg = new StringBuilder(
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=img aria-label=\"CUSUM of {HtmlText.Encode(chart.Unit)}: "
                + $"{Spoken(chart)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=axis x1={Left} x2={Width - Right} y1={Middle} "
            + $"y2={Middle} />");
        Limit(svg, chart.Up.Limit / most, "limit, more overturned");
        Limit(svg, -chart.Down.Limit / most, "limit, fewer overturned");
        svg.Append("<polyline class=lu points=\"").Append(Points(chart.Points, p => p.Up / most)).Append("\"/>");
        svg.Append("<polyline class=ld points=\"").Append(Points(chart.Points, p => -p.Down / most)).Append("\"/>");
        if (chart.Change is { } change)
        {
            var x = X(change.From - 0.5, chart.Points.Count);
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>Change likely near {HtmlText.Encode(chart.Points[change.From].Period)}"
                + $"</title><line class=one x1={x:0.#} x2={x:0.#} y1=8 y2={Height - 26} /></g>");
        }

        if (chart.AlarmAt is { } at)
        {
            var (x, up) = (X(at, chart.Points.Count), chart.AlarmIsUpward == true);
            var y = Y(up ? chart.Points[at].Up / most : -chart.Points[at].Down / most);
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>Alarm at "
                + $"{HtmlText.Encode(chart.Points[at].Period)}</title><circle class=\"p {(up ? 'u' : 'd')}\" "
                + $"cx={x:0.#} cy={y:0.#} r=6 /></g>");
        }

        Ends(svg, chart.Points);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>What the chart says, in words.</summary>
    public static string Spoken(CusumChart chart) => chart.Change is not { } change
        ? "no alarm"
        : $"{(change.IsUpward ? "more" : "fewer")} overturned since about {HtmlText.Encode(chart.Points[change.From].Period)}: "
            + $"{HtmlText.Number(change.RatioBefore, "0.00")} times what was expected before, "
            + $"{HtmlText.Number(change.RatioAfter, "0.00")} times since";

    private static void Limit(StringBuilder svg, double at, string name)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<line class=limit x1={Left} x2={Width - Right} y1={Y(at):0.#} "
            + $"y2={Y(at):0.#} />");
        svg.Append(CultureInfo.InvariantCulture, $"<text x={Left + 4} "
            + $"y={Y(at) + (at > 0 ? -4 : 13):0.#}>{name}</text>");
    }

    private static void Ends(StringBuilder svg, IReadOnlyList<CusumPoint> points)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x={Left} "
            + $"y={Height - 4}>{HtmlText.Encode(points[0].Period)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x={Width - Right} y={Height - 4} "
            + $"text-anchor=end>{HtmlText.Encode(points[^1].Period)} ({points.Count} letters)</text>");
    }

    // Of every stretch the point farthest from zero is kept, so that no alarm is lost by thinning.
    private static string Points(IReadOnlyList<CusumPoint> points, Func<CusumPoint, double> heightOf)
    {
        var stretch = Math.Max(1, (points.Count + MostPoints - 1) / MostPoints);
        var kept = points.Select((p, i) => (Height: heightOf(p), At: i)).Chunk(stretch)
            .Select(c => c.MaxBy(p => Math.Abs(p.Height)));
        return string.Join(' ', kept.Select(p => string.Create(
            CultureInfo.InvariantCulture, $"{X(p.At, points.Count):0.#},{Y(p.Height):0.#}")));
    }

    private static double X(double place, int count) => Left + ((place + 0.5) / count * (Width - Left - Right));

    private static double Y(double height) => Middle - (height * 100);
}
