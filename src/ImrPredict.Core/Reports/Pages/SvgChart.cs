using System.Globalization;
using System.Net;
using System.Text;

namespace ImrPredict.Reports.Pages;

/// <summary>A chart with two linear axes: lines, bands, rules, and marks with their intervals.</summary>
/// <param name="label">What a reader who cannot see the picture is told.</param>
/// <param name="x">Borders of the horizontal axis.</param>
/// <param name="y">Borders of the vertical axis.</param>
public sealed class SvgChart(string label, (double From, double To) x, (double From, double To) y)
{
    private const double CharacterWidth = 6.5;

    private const string OwnStyle =
        "text{fill:#57606a;font:12px sans-serif}.name{font-weight:600}.axis{stroke:#d0d7de}"
        + "polyline{fill:none;stroke-width:2}.model{stroke:#1f5fa8}.other{stroke:#b3470c;stroke-dasharray:6 3}"
        + ".chance{stroke:#6e7781;stroke-dasharray:2 4}"
        + ".band{fill:#1f5fa8;opacity:.16}.bar{stroke-width:2;opacity:.6}.dot{stroke:none}"
        + ".dot.model{fill:#1f5fa8}.dot.other{fill:#b3470c}";

    private readonly StringBuilder _body = new();
    private bool _hasLinks;

    /// <summary>Size of the picture.</summary>
    internal SvgArea Area { get; init; } = SvgArea.Small;

    /// <summary>Where the marks that are added from now on lead; null for nowhere.</summary>
    internal string? Link { get; set; }

    private double End => Area.Width - Area.Right;

    private double Base => Area.Height - Area.Bottom;

    /// <summary>
    /// Marks and name of the horizontal axis, as many as have room. On a narrow screen only every fourth of many has.
    /// </summary>
    public SvgChart XAxis(string name, IEnumerable<(double At, string Text)> ticks)
    {
        var marks = WithRoom(ticks.ToList());
        for (var i = 0; i < marks.Count; i++)
        {
            var (at, text) = marks[i];
            var few = marks.Count > 4 && i % 4 > 0 ? " class=few" : "";
            Add($"<text x={X(at):0.#} y={Base + 17} text-anchor=middle{few}>{WebUtility.HtmlEncode(text)}</text>");
        }

        var middle = (Area.Left + End) / 2;
        return Add($"<text x={middle:0.#} y={Area.Height - 8} text-anchor=middle>{WebUtility.HtmlEncode(name)}</text>");
    }

    // Every second, third, ... where they stand too close.
    private List<(double At, string Text)> WithRoom(List<(double At, string Text)> marks)
    {
        if (marks.Count < 2)
        {
            return marks;
        }

        var between = (X(marks[^1].At) - X(marks[0].At)) / (marks.Count - 1);
        var wide = (CharacterWidth * marks.Max(mark => mark.Text.Length)) + CharacterWidth;
        var every = between > 0 ? Math.Max(1, (int)Math.Ceiling(wide / between)) : 1;
        return [.. marks.Where((_, i) => i % every == 0)];
    }

    /// <summary>Lines, marks and name of the vertical axis.</summary>
    public SvgChart YAxis(string name, IEnumerable<(double At, string Text)> ticks)
    {
        foreach (var (at, text) in ticks)
        {
            Rule("axis", at);
            Add($"<text x={Area.Left - 6} y={Y(at) + 4:0.#} text-anchor=end>{WebUtility.HtmlEncode(text)}</text>");
        }

        return Add($"<text x=6 y=13>{WebUtility.HtmlEncode(name)}</text>");
    }

    /// <summary>A line through points.</summary>
    public SvgChart Line(string css, IEnumerable<(double X, double Y)> points) => Add(
        $"<polyline class=\"{css}\" points=\"{Joined(points.Where(p => double.IsFinite(p.Y)))}\" />");

    /// <summary>The area between two lines over the same places.</summary>
    public SvgChart Band(string css, IReadOnlyList<(double X, double Low, double High)> points)
    {
        points = [.. points.Where(p => double.IsFinite(p.Low) && double.IsFinite(p.High))];
        var border = points.Select(p => (p.X, p.Low)).Concat(points.Reverse().Select(p => (p.X, p.High)));
        return points.Count == 0 ? this : Add($"<polygon class=\"{css}\" points=\"{Joined(border)}\" />");
    }

    /// <summary>A dot with its interval and what is told when it is pointed at.</summary>
    public SvgChart Dot(string css, double at, double value, double low, double high, string hover)
    {
        if (!double.IsFinite(value))
        {
            return this;
        }

        Begin(hover);
        if (!double.IsNaN(low))
        {
            Add($"<line class=\"bar {css}\" x1={X(at):0.#} x2={X(at):0.#} y1={Y(low):0.#} y2={Y(high):0.#} />");
        }

        var (middle, height) = (X(at), Y(value));
        return Add(css.Contains("square", StringComparison.Ordinal)
            ? (FormattableString)
                $"<rect class=\"dot {css}\" x={middle - 4:0.#} y={height - 4:0.#} width=8 height=8 />"
            : $"<circle class=\"dot {css}\" cx={middle:0.#} cy={height:0.#} r=4 />").Ended();
    }

    /// <summary>A word beside a line, so that colour alone need not tell which it is.</summary>
    public SvgChart Note(double at, double value, string text, string anchor = "start") => Add(
        $"<text class=name x={X(at):0.#} y={Y(value):0.#} text-anchor={anchor}>{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>The picture with colours of its own, for a page without the report's style, e.g. a notebook.</summary>
    public string Standalone() => Svg(" width=460", $"<style>{OwnStyle}</style>");

    /// <summary>The picture as it stands in the report, which brings its style.</summary>
    public override string ToString() => Svg(Area.Css, "");

    /// <summary>About five round marks between two numbers, as percents or plain numbers.</summary>
    public static IEnumerable<(double At, string Text)> Ticks(double from, double to, bool percent)
    {
        var rough = (to - from) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1.0, 2, 5, 10 }.First(s => s * power >= rough) * power;
        for (var i = (int)Math.Ceiling((from / step) - 1e-9); i * step <= to + 1e-9; i++)
        {
            yield return (i * step, percent
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * i * step:0.#} %")
                : string.Create(CultureInfo.InvariantCulture, $"{i * step:0.###}"));
        }
    }

    /// <summary>A horizontal line over the whole chart.</summary>
    internal SvgChart Rule(string css, double value) => Add(
        $"<line class={css} x1={Area.Left} x2={End} y1={Y(value):0.#} y2={Y(value):0.#} />");

    /// <summary>A vertical line, seen also where its ends are one, and what is told when it is pointed at.</summary>
    internal SvgChart Upright(string css, double at, double low, double high, string hover) =>
        Begin(hover).Add(
            $"<line class={css} x1={X(at):0.#} x2={X(at):0.#} y1={Y(low):0.#} y2={Y(high) - 0.5:0.#} />").Ended();

    /// <summary>A triangle that points up or down, and what is told when it is pointed at.</summary>
    internal SvgChart Triangle(string css, double at, double value, bool up, string hover)
    {
        var shape = up ? "l6 10h-12z" : "l6 -10h-12z";
        return Begin(hover)
            .Add($"<path class=\"{css}\" d=\"M{X(at):0.#} {Y(value) + (up ? -6 : 6):0.#}{shape}\"/>").Ended();
    }

    /// <summary>A ring around a mark, and what is told when it is pointed at.</summary>
    internal SvgChart Ring(string css, double at, double value, string hover) =>
        Begin(hover).Add($"<circle class=\"{css}\" cx={X(at):0.#} cy={Y(value):0.#} r=7 />").Ended();

    /// <summary>
    /// Names beside marks, the first ones first, each where it covers no mark and no other name; one that has no room
    /// is left out.
    /// </summary>
    /// <param name="marks">Marks to name.</param>
    /// <param name="all">All marks of the chart.</param>
    internal SvgChart Labels(
        IReadOnlyList<(double At, double Value, string Text)> marks, IEnumerable<(double At, double Value)> all)
    {
        const double height = 13;
        var taken = all.Select(m => (Left: X(m.At) - 6, Top: Y(m.Value) - 6, Width: 12.0, Height: 12.0)).ToList();
        foreach (var (at, value, text) in marks)
        {
            var width = 6.6 * text.Length;
            var (x, y) = (X(at), Y(value));
            (double Left, double Top)[] places =
                [(x + 9, y - 6), (x - 9 - width, y - 6), (x - (width / 2), y - 21), (x - (width / 2), y + 9)];
            foreach (var (left, top) in places.Where(p =>
                p.Left >= Area.Left && p.Left + width <= Area.Width && p.Top >= 16 && p.Top + height <= Base + 2
                && !taken.Any(t => p.Left < t.Left + t.Width && t.Left < p.Left + width
                    && p.Top < t.Top + t.Height && t.Top < p.Top + height)).Take(1))
            {
                taken.Add((left, top, width, height));
                Add($"<text class=mark x={left:0.#} y={top + 10:0.#}>{WebUtility.HtmlEncode(text)}</text>");
            }
        }

        return this;
    }

    /// <summary>Small text on a line, or below it.</summary>
    internal SvgChart Caption(double value, string text, bool below) => Add(
        $"<text x={Area.Left + 4} y={Y(value) + (below ? 13 : -4):0.#}>{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>What the horizontal axis begins and ends with.</summary>
    internal SvgChart Ends(string first, string last) =>
        Add($"<text x={Area.Left} y={Area.Height - 4}>{WebUtility.HtmlEncode(first)}</text>")
            .Add($"<text x={End} y={Area.Height - 4} text-anchor=end>{WebUtility.HtmlEncode(last)}</text>");

    private string Svg(string attributes, string style) =>
        string.Create(CultureInfo.InvariantCulture, $"<svg{attributes} viewBox=\"0 0 {Area.Width} {Area.Height}\"")
            + $" role={(_hasLinks ? "group" : "img")} aria-label=\"{WebUtility.HtmlEncode(label)}\">"
            + $"{style}{_body}</svg>";

    // A picture has no parts that one can go to; one with links is a group. The table beside it has them for the
    // keyboard.
    private SvgChart Begin(string hover)
    {
        if (Link is null)
        {
            return Add($"<g><title>{WebUtility.HtmlEncode(hover)}</title>");
        }

        _hasLinks = true;
        return Add($"<a href=\"{WebUtility.HtmlEncode(Link)}\" tabindex=-1")
            .Add($" aria-label=\"{WebUtility.HtmlEncode(hover)}\">")
            .Add($"<title>{WebUtility.HtmlEncode(hover)}</title>");
    }

    private SvgChart Ended() => Link is null ? Add($"</g>") : Add($"</a>");

    private string Joined(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"{X(p.X):0.#},{Y(p.Y):0.#}")));

    private SvgChart Add(FormattableString markup)
    {
        _body.Append(markup.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    private double X(double value) =>
        Area.Left + (Math.Clamp((value - x.From) / (x.To - x.From), 0, 1) * (End - Area.Left));

    private double Y(double value) =>
        Base - (Math.Clamp((value - y.From) / (y.To - y.From), 0, 1) * (Base - Area.Top));
}
