using ImrPredict.Audit.Charts.Cusum;
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
    private ILookup<string, int> rowsByUnit = Array.Empty<int>().ToLookup(_ => "");

    /// <summary>Rows of the list that stand behind a unit, ascending; empty for a unit that is not shown.</summary>
    /// <param name="unit">Name as in the funnel.</param>
    public IReadOnlyList<int> RowsOf(string unit) => [.. rowsByUnit[unit]];

    /// <summary>Draws the charts of a column.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Out-of-fold, calibrated probability of overturn of each, in [0, 1].</param>
    /// <param name="column">Unit of each item.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ImrPredictException">The column names persons.</exception>
    public static ControlCharts Of(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, UnitColumn column, ChartOptions options)
    {
        var (safe, withheld) = UnitPrivacy.Check(column);
        var mix = CaseMix.Of(items, expected);
        var funnel = FunnelChart.Of(mix, safe, options);
        var periods = PeriodNames.Of(items);
        var byUnit = Enumerable.Range(0, items.Count).Where(row => !string.IsNullOrWhiteSpace(safe.Units[row]))
            .ToLookup(row => safe.Units[row]!, StringComparer.Ordinal);
        if (UnitColumns.IsTime(column.Name) || periods.All(p => p is null))
        {
            return new(funnel, [], [], withheld) { rowsByUnit = byUnit };
        }

        var rows = InOrderOfTime(items).Where(row => periods[row] is not null && !string.IsNullOrWhiteSpace(safe.Units[row]))
            .ToLookup(row => safe.Units[row]!, StringComparer.Ordinal);
        var units = funnel.Points.Where(u => rows[u.Name].Any()).ToList();
        var (course, finest) = (new SharedTrend(mix, periods), PeriodNames.Finest(items));
        var between = options.Overdispersion == OverdispersionForm.None ? 0 : funnel.Spread.BetweenVariance;
        return new(
            funnel,
            [.. units.Select(u => PeriodChart.Of(mix, u.Name, rows[u.Name].GroupBy(row => periods[row]!)))],
            [.. units.AsParallel().AsOrdered().Select(u => (u.Name, Rows: (List<int>)[.. rows[u.Name]])).Select(
                u => CusumCharts.Of(mix, u.Name, u.Rows, course.Along(u.Rows), finest, between, options))],
            withheld)
        {
            rowsByUnit = byUnit,
        };
    }

    /// <summary>The p chart of all items together; null where no time is known.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Out-of-fold, calibrated probability of overturn of each, in [0, 1].</param>
    public static PeriodChart? Overall(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected)
    {
        var periods = PeriodNames.Of(items);
        return periods.All(p => p is null)
            ? null
            : PeriodChart.Of(
                CaseMix.Of(items, expected), null,
                Enumerable.Range(0, items.Count).Where(row => periods[row] is not null).GroupBy(row => periods[row]!));
    }

    // Nothing is known of the order inside a day, or a year where that is all there is. An input sorted by outcome or
    // service must not look like a change, so letters stand there in an order that has nothing to do with either.
    private static IEnumerable<int> InOrderOfTime(IReadOnlyList<DecidedItem> items) => Enumerable.Range(0, items.Count)
        .OrderBy(row => items[row].Decision.DecisionDate ?? new DateOnly(items[row].Year ?? 1, 1, 1))
        .ThenBy(row => TextHash.Of(items[row].Item.CaseNumber)).ThenBy(row => row);
}
