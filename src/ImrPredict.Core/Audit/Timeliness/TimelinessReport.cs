using ImrPredict.Audit.Charts;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Timeliness;

/// <summary>How long reviews took, by stage, unit and year. A case counts once, whatever its items.</summary>
/// <param name="Cases">Cases looked at.</param>
/// <param name="Rows">
/// For each stage of which any case tells: all cases, then the units of each column; each over all years, then by year.
/// Empty where no case has two dates or a number of days.
/// </param>
public sealed record TimelinessReport(int Cases, IReadOnlyList<StageTimes> Rows)
{
    /// <summary>All cases over all years, a row a stage.</summary>
    public IEnumerable<StageTimes> Overall => Rows.Where(r => r is { Column.Length: 0, Year: null });

    /// <summary>Reports.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="columns">Columns of units that may be shown; those that stand for time are left out.</param>
    /// <param name="options">Clocks.</param>
    internal static TimelinessReport Describe(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<UnitColumn> columns, TimelinessOptions options)
    {
        List<Case> cases = [.. Enumerable.Range(0, items.Count)
            .GroupBy(row => items[row].Item.CaseNumber, StringComparer.Ordinal).Select(rows => new Case([.. rows]))];
        var report = new List<StageTimes>();
        foreach (var stage in Enum.GetValues<TimedStage>())
        {
            List<TimedCase> timed = [.. cases.Select(c => Time(c, stage, items, options))];
            if (timed.All(c => c.Days is null))
            {
                continue;
            }

            report.AddRange(Years(timed, stage, "", "", options));
            foreach (var column in columns.Where(c => !UnitColumns.IsTime(c.Name)))
            {
                var units = timed.SelectMany(c => c.Case.Rows.Select(row => column.Units[row])
                    .Where(unit => !string.IsNullOrWhiteSpace(unit)).Distinct().Select(unit => (Unit: unit!, Case: c)));
                report.AddRange(units.GroupBy(u => u.Unit, u => u.Case, StringComparer.Ordinal)
                    .OrderBy(u => u.Key, StringComparer.Ordinal)
                    .SelectMany(u => Years([.. u], stage, column.Name, u.Key, options)));
            }
        }

        return new(cases.Count, report);
    }

    private static TimedCase Time(
        Case one, TimedStage stage, IReadOnlyList<DecidedItem> items, TimelinessOptions options)
    {
        var known = StageDays.FirstOf(one.Rows.Select(row => items[row]), stage);
        var first = known ?? items[one.Rows[0]];
        return new(
            one, known is null ? null : StageDays.Of(known, stage), options.ClockOf(stage, first.Item.Priority),
            first.Year);
    }

    private static IEnumerable<StageTimes> Years(
        IReadOnlyList<TimedCase> cases, TimedStage stage, string column, string unit, TimelinessOptions options) =>
        [
            Measure(cases, stage, column, unit, null, options),
            .. cases.Where(c => c.Year is not null).GroupBy(c => c.Year).OrderBy(year => year.Key)
                .Select(year => Measure([.. year], stage, column, unit, year.Key, options)),
        ];

    private static StageTimes Measure(
        IReadOnlyList<TimedCase> cases, TimedStage stage, string column, string unit, int? year,
        TimelinessOptions options)
    {
        List<TimedCase> timed = [.. cases.Where(c => c.Days >= 0)];
        int[] days = [.. timed.Select(c => c.Days!.Value).Order()];
        return new StageTimes
        {
            Stage = stage,
            Column = column,
            Unit = unit,
            Year = year,
            Cases = cases.Count,
            Timed = timed.Count,
            OutOfOrder = cases.Count(c => c.Days < 0),
            Median = OrderStatistic.At(days, 0.5),
            Ninetieth = OrderStatistic.At(days, 0.9),
            Clocked = timed.Count(c => c.Clock is not null),
            Beyond = timed.Count(c => c.Days > c.Clock),
            IsFew = timed.Count < options.FewCases,
        };
    }

    private sealed record Case(IReadOnlyList<int> Rows);

    private readonly record struct TimedCase(Case Case, int? Days, int? Clock, int? Year);
}
