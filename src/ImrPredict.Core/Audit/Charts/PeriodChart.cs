using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Audit.Charts;

/// <summary>
/// A p chart over time: the share overturned in each period against the unit's own level, moved by the case mix of the
/// period. The limits are Laney's p' (Quality Engineering 14, 2002): widened where neighbouring periods differ by more
/// than chance; otherwise every period of many decisions would lie outside. Without a correction for overdispersion
/// they are those of chance alone, as the p chart of textbooks has them.
/// </summary>
/// <param name="Unit">The unit shown; null for all items together.</param>
/// <param name="Points">Periods with any item, in order of time.</param>
public sealed record PeriodChart(string? Unit, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>What its limits come from: all periods, or a stretch for each rebasing; in order.</summary>
    public IReadOnlyList<ChartStretch> Stretches { get; private init; } = [];

    /// <summary>Runs beside the limits.</summary>
    public IReadOnlyList<RunSignal> Signals { get; private init; } = [];

    /// <summary>Signals that chance alone is expected to give over all periods.</summary>
    public double ExpectedSignals { get; private init; }

    /// <summary>Whether the unit as it goes on meets the target.</summary>
    public Assurance Assurance { get; private init; }

    /// <summary>What the latest period shows.</summary>
    public Variation Variation { get; private init; }

    /// <summary>Whether a usual period of the latest limits has few decisions, so that runs say little.</summary>
    public bool HasFewDecisions { get; private init; }

    private ILookup<string, int> _rows = Array.Empty<int>().ToLookup(_ => "");

    /// <summary>Rows of a period, ascending; empty for a period that is not shown.</summary>
    /// <param name="period">Name as in <see cref="Points"/>.</param>
    public IReadOnlyList<int> RowsOf(string period) => [.. _rows[period].Order()];

    /// <summary>Calendar years that it spans.</summary>
    public int Years => Points.Count == 0
        ? 0
        : Rebase.DayOf(Points[^1].Name)!.Value.Year - Rebase.DayOf(Points[0].Name)!.Value.Year + 1;

    /// <summary>
    /// The signal that the latest period belongs to, of several that of the first test; null for none.
    /// </summary>
    public RunSignal? Latest => Signals.Where(s => s.Points[^1] == Points.Count - 1).MinBy(s => s.Rule);

    /// <summary>Laney's factor: the mean moving range of z-scores in order of time over 1.128, at least 1.</summary>
    /// <param name="zScores">Z-scores of the periods, in order.</param>
    public static double Laney(IReadOnlyList<double> zScores) => zScores.Count < 3
        ? 1
        : Math.Max(1, zScores.Skip(1).Zip(zScores, (later, earlier) => Math.Abs(later - earlier)).Average() / 1.128);

    internal static PeriodChart Draw(
        CaseMix mix, string? unit, IEnumerable<IGrouping<string, int>> periods, ChartOptions options)
    {
        var rebases = options.ReadRebases();
        var stretches = new List<ChartStretch>();
        var (points, signals, expected) = (new List<ChartPoint>(), new List<RunSignal>(), 0.0);
        List<IGrouping<string, int>> named = [.. periods];
        foreach (var stretch in named.OrderBy(p => p.Key, StringComparer.Ordinal)
            .GroupBy(p => PeriodNames.StretchOf(p.Key, rebases)))
        {
            var drawn = Stretch(
                mix, [.. stretch.Select(p => (p.Key, (IReadOnlyList<int>)[.. p]))], options, SeedOf(unit));
            var first = points.Count;
            points.AddRange(drawn.Points);
            stretches.Add(new(
                first, points.Count, drawn.Level, drawn.Sigma, first == 0 ? null : rebases[stretch.Key - 1]));
            signals.AddRange(drawn.Signals.Select(s => s with
            {
                Points = [.. s.Points.Select(place => place + first)],
                MetAt = [.. s.MetAt.Select(place => place + first)],
            }));
            expected += drawn.Expected;
        }

        List<ChartPoint> latest = [.. points.Skip(stretches[^1].First)];
        var chart = new PeriodChart(unit, points)
        {
            _rows = named.SelectMany(period => period.Select(row => (period.Key, Row: row)))
                .ToLookup(pair => pair.Key, pair => pair.Row, StringComparer.Ordinal),
            Stretches = stretches,
            Signals = [.. signals.OrderBy(s => s.MetAt[0]).ThenBy(s => s.Rule)],
            ExpectedSignals = expected,
            Assurance = options.ReadTarget()?.Judge(latest) ?? Assurance.None,
            HasFewDecisions =
                latest.Average(p => Math.Min(p.Centre, p.Items - p.Centre)) < PeriodNames.FewestOfPeriod,
        };
        return chart with
        {
            Variation = options.Rules == RunRuleSet.None ? Variation.Unknown
                : chart.Latest is not { } signal ? Variation.CommonCause
                : signal.IsHigh ? Variation.SpecialCauseHigh : Variation.SpecialCauseLow,
        };
    }

    private static (List<ChartPoint> Points, double Level, double Sigma, IReadOnlyList<RunSignal> Signals,
        double Expected) Stretch(
        CaseMix mix, IReadOnlyList<(string Name, IReadOnlyList<int> Rows)> periods, ChartOptions options, int seed)
    {
        List<int> rows = [.. periods.SelectMany(p => p.Rows)];
        var (_, _, observed, expected, _) = mix.Sum(rows);
        var level = observed / expected;
        var moved = LevelShift.To(level, [.. rows.Select(row => mix.Expected[row])]);
        var (sums, from) = (new List<(int, int, double Observed, double Centre, double Variance)>(), 0);
        foreach (var period in periods)
        {
            sums.Add(mix.Sum(period.Rows, moved.AsSpan(from, period.Rows.Count).ToArray()));
            from += period.Rows.Count;
        }

        var sigma = options.Overdispersion == OverdispersionForm.None
            ? 1
            : Laney([.. sums.Select(s => (s.Observed - s.Centre) / Math.Sqrt(s.Variance))]);
        var (points, counts) = (new List<ChartPoint>(), new List<CountPoint>());
        foreach (var (period, sum) in periods.Zip(sums))
        {
            var predictive = sum.Variance * sigma * sigma;
            points.Add(ChartPoint.Measure(period.Name, sum, predictive, mix.Sum(period.Rows).Expected));
            counts.Add(new(new CountDistribution(period.Rows.Count, sum.Centre, predictive), sum.Centre));
        }

        var signals = RunRules.Find([.. counts.Zip(points, (c, p) => c.Of(p.Observed))], options.Rules);
        return (points, level, sigma, signals, ChanceSignals.Expect(counts, options.Rules, seed));
    }

    // Charts that share their draws would share the error of their number too.
    private static int SeedOf(string? unit) => unchecked((int)TextHash.Of(unit ?? ""));
}
