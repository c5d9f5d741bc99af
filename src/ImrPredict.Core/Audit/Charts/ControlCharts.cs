using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Cases;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Audit.Charts;

/// <summary>
/// The control charts of one column of units: a funnel, p charts over time, and a CUSUM for every unit.
/// </summary>
/// <param name="Funnel">Units side by side.</param>
/// <param name="Periods">
/// p chart of each unit of the funnel; empty where the column is itself a time or no time is known.
/// </param>
/// <param name="Cusums">CUSUM of each unit of the funnel; empty likewise.</param>
/// <param name="WithheldUnits">Units not shown because a chart of them could single out a person.</param>
public sealed record ControlCharts(
    FunnelChart Funnel, IReadOnlyList<PeriodChart> Periods, IReadOnlyList<CusumChart> Cusums, int WithheldUnits)
{
    /// <summary>The units of the funnel in a line each; empty where the column is itself a time.</summary>
    public IReadOnlyList<UnitSummary> Summaries { get; } = Summarise(Funnel, Periods, Cusums);

    private ILookup<string, int> _rowsByUnit = Array.Empty<int>().ToLookup(_ => "");

    /// <summary>Rows of a unit, ascending; empty for a unit that is not shown.</summary>
    /// <param name="unit">Name as in the funnel.</param>
    public IReadOnlyList<int> RowsOf(string unit) => [.. _rowsByUnit[unit]];

    /// <summary>Draws the charts of a column.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Out-of-fold, calibrated probability of overturn of each, in [0, 1].</param>
    /// <param name="column">Unit of each item.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ImrPredictException">The column names persons.</exception>
    internal static ControlCharts Draw(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, UnitColumn column, ChartOptions options)
    {
        var (safe, withheld) = UnitPrivacy.Check(column);
        var mix = new CaseMix(items, expected);
        var funnel = FunnelChart.Draw(mix, safe, options);
        var periods = PeriodNames.Choose(items);
        var byUnit = ByUnit(Enumerable.Range(0, items.Count), safe);
        if (UnitColumns.IsTime(column.Name) || periods.All(p => p is null))
        {
            return new(funnel, [], [], withheld) { _rowsByUnit = byUnit };
        }

        var rows = ByUnit(InOrderOfTime(items).Where(row => periods[row] is not null), safe);
        var units = funnel.Points.Where(u => rows[u.Name].Any()).ToList();
        var trend = new SharedTrend(mix, periods);
        var between = options.Overdispersion == OverdispersionForm.None ? 0 : funnel.Spread.BetweenVariance;
        var (finest, levels, rebases) =
            (PeriodNames.Finest(items), PeriodNames.FromFine(items), options.ReadRebases());
        var cusum = new CusumCharts(
            mix, finest,
            [.. finest.Zip(levels[^1], (p, year) => PeriodNames.StretchOf(p ?? year ?? "", rebases))], between,
            options.ShiftOddsRatio, options.CusumFalseAlarmShare);
        return new(
            funnel,
            [.. units.AsParallel().AsOrdered().Select(u =>
                DrawUnit(mix, u.Name, [.. rows[u.Name]], levels, options))],
            [.. units.AsParallel().AsOrdered().Select(u => (u.Name, Rows: (List<int>)[.. rows[u.Name]]))
                .Select(u => cusum.Draw(u.Name, u.Rows, trend.Along(u.Rows)))],
            withheld)
        {
            _rowsByUnit = byUnit,
        };
    }

    /// <summary>Draws the p chart of all items together; null where no time is known.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Out-of-fold, calibrated probability of overturn of each, in [0, 1].</param>
    /// <param name="options">Settings.</param>
    internal static PeriodChart? DrawOverall(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, ChartOptions options)
    {
        var periods = PeriodNames.Choose(items);
        return periods.All(p => p is null)
            ? null
            : PeriodChart.Draw(
                new CaseMix(items, expected), null,
                Enumerable.Range(0, items.Count).Where(row => periods[row] is not null).GroupBy(row => periods[row]!),
                options);
    }

    /// <summary>
    /// All items together as one point, with the limits of chance: outside them, units and periods lie off together.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Probability of overturn of each, in [0, 1].</param>
    internal static ChartPoint Whole(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected)
    {
        var sum = new CaseMix(items, expected).Sum([.. Enumerable.Range(0, items.Count)]);
        return ChartPoint.Measure("", sum, sum.Variance, sum.Expected);
    }

    private static PeriodChart DrawUnit(
        CaseMix mix, string name, IReadOnlyList<int> rows, IReadOnlyList<string?[]> levels, ChartOptions options)
    {
        var periods = PeriodNames.Choose(levels, rows, row => mix.Overturned[row] > 0);
        return PeriodChart.Draw(
            mix, name, rows.Where(row => periods[row] is not null).GroupBy(row => periods[row]!), options);
    }

    private static IReadOnlyList<UnitSummary> Summarise(
        FunnelChart funnel, IReadOnlyList<PeriodChart> periods, IReadOnlyList<CusumChart> cusums)
    {
        var periodOf = periods.ToDictionary(p => p.Unit ?? "", StringComparer.Ordinal);
        var cusumOf = cusums.ToDictionary(c => c.Unit, StringComparer.Ordinal);
        return UnitColumns.IsTime(funnel.Column)
            ? []
            : [.. funnel.Points.Select(unit => new UnitSummary(
                unit, periodOf.GetValueOrDefault(unit.Name), cusumOf.GetValueOrDefault(unit.Name)))];
    }

    private static ILookup<string, int> ByUnit(IEnumerable<int> rows, UnitColumn column) =>
        rows.Where(row => !string.IsNullOrWhiteSpace(column.Units[row]))
            .ToLookup(row => column.Units[row]!, StringComparer.Ordinal);

    // The order inside a day (or a year where no day is known) is unknown. Letters are put in an order of their hashes,
    // so that an input sorted by outcome or service does not look like a change.
    private static IEnumerable<int> InOrderOfTime(IReadOnlyList<DecidedItem> items) => Enumerable.Range(0, items.Count)
        .OrderBy(row => items[row].Decision.DecisionDate ?? new DateOnly(items[row].Year ?? 1, 1, 1))
        .ThenBy(row => TextHash.Of(items[row].Item.CaseNumber)).ThenBy(row => row);
}
