using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Reports.Pages;

namespace ImrPredict.Reports.Audit;

/// <summary>
/// Draws points with their limits as upright bars: a funnel over expected counts, or a p chart over periods.
/// </summary>
public static class AuditSvg
{
    private const int MostLabels = 12;
    private const int MostLimits = 150;
    private const int MostMarks = 12;
    private const int MostLongMarks = 9;
    private const int YearLength = 4;

    /// <summary>A funnel: observed over expected against the expected count, on a logarithmic scale.</summary>
    /// <param name="chart">A chart with any unit.</param>
    /// <param name="link">Where the mark of a unit leads; null for nowhere.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Funnel(FunnelChart chart, Func<string, string>? link = null)
    {
        var (low, high) = (chart.Points.Min(p => p.Expected), chart.Points.Max(p => p.Expected));
        var (from, span) = (Math.Log(low), Math.Max(Math.Log(high) - Math.Log(low), 1e-6));
        var most = Math.Min(4, chart.Points.Max(p => Math.Max(p.Ratio, p.Limits998.High / p.Expected)) * 1.05);
        double[] ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
        var svg = new SvgChart(
            $"Funnel of {chart.Column}: observed over expected overturns of {chart.Points.Count} units; all figures "
                + "are in the table below.",
            (0, 1), (0, most))
        { Area = SvgArea.Wide }
            .YAxis("observed / expected", SvgChart.Ticks(0, most, percent: false))
            .XAxis("overturns expected (log scale)", ticks.Where(t => t >= low && t <= high).Select(t =>
                (PlaceOf(t), WrittenFigures.Number(t))))
            .Rule("one", 1);
        List<ChartPoint> outside =
            [.. chart.Points.Where(p => p.Position != ChartPosition.Inside).OrderByDescending(p => Math.Abs(p.Z))];
        return Points(
            svg, chart.Points, p => PlaceOf(p.Expected), p => p.Ratio, (p, count) => count / p.Expected, link)
            .Labels(
                [.. outside.Take(MostLabels).Select(p =>
                    (PlaceOf(p.Expected), p.Ratio, p.Name.Length > 30 ? p.Name[..29] + "…" : p.Name))],
                chart.Points.Select(p => (PlaceOf(p.Expected), p.Ratio)))
            .ToString();

        double PlaceOf(double expected) => 0.03 + (0.94 * (Math.Log(expected) - from) / span);
    }

    /// <summary>A p chart: the share overturned, period by period, with its runs, rebasings and target.</summary>
    /// <param name="chart">A chart.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="link">Where the mark of a period leads; null for nowhere.</param>
    /// <returns>An SVG that takes its colours from the page.</returns>
    public static string Periods(PeriodChart chart, ChartOptions options, Func<string, string>? link = null)
    {
        var points = chart.Points;
        var place = points.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i + 0.5);
        var marks = points.Any(p => p.Name.Length > YearLength) ? MostLongMarks : MostMarks;
        var every = Math.Max(1, (points.Count + marks - 1) / marks);
        var highest = points.Max(p => Math.Max(p.Rate, (double)p.Limits998.High / p.Items));
        var most = Math.Clamp(Math.Max(highest, options.Target ?? 0) * 1.05, 0.05, 1);
        var unit = chart.Unit is null ? "" : $" for {chart.Unit}";
        var svg = new SvgChart(
            $"Share overturned over {points.Count} periods{unit}, with predictive limits; "
                + $"{chart.Signals.Count} runs; all figures are in charts.csv.",
            (0, points.Count), (0, most))
        { Area = SvgArea.Wide }
            .YAxis(
                options.Target is { } aim
                    ? $"share overturned; dashes and dots: {RunWords.Of(new ChartTarget(aim, options.TargetSide))}"
                    : "share overturned",
                SvgChart.Ticks(0, most, percent: true))
            .XAxis("period", points.Where((_, i) => i % every == 0).Select(p => (place[p.Name], p.Name)));
        Points(svg, points, p => place[p.Name], p => p.Rate, (p, count) => count / p.Items, link);
        foreach (var stretch in chart.Stretches)
        {
            svg.Line("centre", points.Skip(stretch.First).Take(stretch.End - stretch.First)
                .Select(p => (place[p.Name], p.Centre / p.Items)));
            if (stretch.Rebased is { } rebased)
            {
                svg.Upright("one", stretch.First, 0, most, $"rebased at {rebased.From:yyyy-MM-dd} {rebased.Note}")
                    .Note(stretch.First + 0.1, most, rebased.Note.Length > 0 ? rebased.Note : "rebased");
            }
        }

        foreach (var signal in chart.Signals.Where(s => s.Rule != RunRule.Outside))
        {
            foreach (var at in signal.Points)
            {
                svg.Link = link?.Invoke(points[at].Name);
                svg.Ring(
                    signal.IsHigh ? "run u" : "run d", at + 0.5, points[at].Rate,
                    $"{Hover(points[at])}; {RunWords.Of(signal, chart)}");
            }
        }

        svg.Link = null;
        return (options.Target is { } target ? svg.Rule("target", target) : svg).ToString();
    }

    // Shape as well as colour tells above, below and inside apart. Of very many units, all are marked, but limits and
    // figures are told of some: the picture stays a picture, and the table has them all.
    private static SvgChart Points(
        SvgChart svg, IReadOnlyList<ChartPoint> points, Func<ChartPoint, double> placeOf,
        Func<ChartPoint, double> valueOf, Func<ChartPoint, double, double> scale, Func<string, string>? link)
    {
        var every = Math.Max(1, (points.Count + MostLimits - 1) / MostLimits);
        foreach (var p in points.OrderBy(placeOf).Where((_, i) => i % every == 0))
        {
            svg.Upright("b998", placeOf(p), scale(p, p.Limits998.Low), scale(p, p.Limits998.High), Hover(p))
                .Upright("b95", placeOf(p), scale(p, p.Limits95.Low), scale(p, p.Limits95.High), Hover(p));
        }

        foreach (var p in points)
        {
            svg.Link = link?.Invoke(p.Name);
            _ = p.Position switch
            {
                ChartPosition.Above95 or ChartPosition.Above998 =>
                    svg.Triangle("p u", placeOf(p), valueOf(p), up: true, Hover(p)),
                ChartPosition.Below95 or ChartPosition.Below998 =>
                    svg.Triangle("p d", placeOf(p), valueOf(p), up: false, Hover(p)),
                _ => svg.Dot("p", placeOf(p), valueOf(p), double.NaN, double.NaN, every > 1 ? p.Name : Hover(p)),
            };
        }

        svg.Link = null;
        return svg;
    }

    private static string Hover(ChartPoint p) =>
        $"{p.Name}: {p.Observed} overturned of {p.Items} items in {p.Letters} cases; expected "
        + WrittenFigures.Number(p.Expected, "0.#")
        + (Math.Abs(p.Centre - p.Expected) < 0.05 ? "" : $", {WrittenFigures.Number(p.Centre, "0.#")} at its own level")
        + $"; 95 % limits {p.Limits95.Low} to {p.Limits95.High}, 99.8 % limits "
        + $"{p.Limits998.Low} to {p.Limits998.High}";
}
