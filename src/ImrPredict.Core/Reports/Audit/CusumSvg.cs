using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Reports.Audit;

/// <summary>
/// Draws a CUSUM: the upward sum above the middle line, the downward sum below it, each with its limit.
/// </summary>
public static class CusumSvg
{
    private const int MostPoints = 300;

    /// <summary>Draws one.</summary>
    /// <param name="chart">A chart.</param>
    /// <param name="link">Where the mark of an alarm leads; null for nowhere.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Draw(CusumChart chart, Func<CusumAlarm, string>? link = null)
    {
        var points = chart.Points;
        var most = 1.1 * Math.Max(Math.Max(chart.Up.Limit, chart.Down.Limit), points.Max(p => Math.Max(p.Up, p.Down)));
        var svg = new SvgChart(
            $"CUSUM of {chart.Unit}: {Spoken(chart)}", (-0.5, points.Count - 0.5), (-most, most))
        { Area = SvgArea.Strip }
            .Rule("axis", 0)
            .Rule("limit", chart.Up.Limit).Caption(chart.Up.Limit, "limit, more overturned", below: false)
            .Rule("limit", -chart.Down.Limit).Caption(-chart.Down.Limit, "limit, fewer overturned", below: true)
            .Line("lu", Thinned(points, p => p.Up))
            .Line("ld", Thinned(points, p => -p.Down));
        if (chart.Change is { } change)
        {
            svg.Upright("one", change.From - 0.5, -most, most, $"Change likely near {points[change.From].Period}");
        }

        foreach (var alarm in chart.Alarms)
        {
            var point = points[alarm.At];
            svg.Link = link?.Invoke(alarm);
            svg.Dot(
                alarm.IsUpward ? "p u" : "p d", alarm.At, alarm.IsUpward ? point.Up : -point.Down, double.NaN,
                double.NaN, $"Alarm at {point.Period}, begun about {points[alarm.From].Period}");
        }

        svg.Link = null;
        return svg.Ends(points[0].Period, $"{points[^1].Period} ({points.Count} cases)").ToString();
    }

    /// <summary>What the chart says, in words; not yet encoded.</summary>
    public static string Spoken(CusumChart chart) => chart.Change is not { } change
        ? "no alarm"
        : $"{(change.IsUpward ? "more" : "fewer")} overturned since about {chart.Points[change.From].Period}: "
            + $"{Number(change.RatioBefore, "0.00")} times what was expected before, "
            + $"{Number(change.RatioAfter, "0.00")} times since";

    /// <summary>How a CUSUM is tuned, and what chance gives, in words; not yet encoded.</summary>
    public static string Design(CusumChart c, double oddsRatio) =>
        $"Risk-adjusted CUSUM, one step a case, tuned to odds ratios of {Number(oddsRatio)} and "
            + $"{Number(1 / oddsRatio)}. In control an alarm comes after "
        + $"{Count((long)c.Up.InControlRunLength)} cases on average upwards; after such a shift it takes "
        + $"{Count((long)c.Up.ShiftedRunLength)}. "
        + $"Chance of any false alarm over these cases: {Number(100 * c.FalseAlarmShare, "0.#")} %; "
        + $"{About(c.ExpectedAlarms)} expected.";

    // Of every stretch the point farthest from zero is kept, so that no alarm is lost by thinning.
    private static IEnumerable<(double At, double Height)> Thinned(
        IReadOnlyList<CusumPoint> points, Func<CusumPoint, double> heightOf)
    {
        var stretch = Math.Max(1, (points.Count + MostPoints - 1) / MostPoints);
        return points.Select((p, i) => (At: (double)i, Height: heightOf(p))).Chunk(stretch)
            .Select(c => c.MaxBy(p => Math.Abs(p.Height)));
    }
}
