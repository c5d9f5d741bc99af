using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Run;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit;

/// <summary>
/// The charts of an audit as CSV: a row for each point of a funnel or period chart, one for each CUSUM, one for each
/// of its alarms.
/// </summary>
public static class ChartTable
{
    private static readonly TableColumns<Row> Columns = new TableColumns<Row>()
        .Text("chart", r => r.Chart)
        .Text("column", r => r.Column)
        .Text("unit", r => r.Unit)
        .Id("period", r => r.Period)
        .Whole("items", r => r.Point?.Items)
        .Whole("letters", r => r.Point?.Letters ?? r.AlarmLetters ?? r.Cusum?.Points.Count)
        .Whole("observed", r => r.Point?.Observed ?? (long?)r.Alarm?.Observed)
        .Number("expected", r => r.Point?.Expected ?? r.Alarm?.Expected)
        .Number("ratio", r => r.Point?.Ratio)
        .Number("ratio_error", r => r.Point?.RatioError)
        .Whole("low_95", r => r.Point?.Limits95.Low)
        .Whole("high_95", r => r.Point?.Limits95.High)
        .Whole("low_998", r => r.Point?.Limits998.Low)
        .Whole("high_998", r => r.Point?.Limits998.High)
        .Number("z", r => r.Point?.Z)
        .Text("position", r => r.Point?.Position.ToString())
        .Number("cusum_limit_up", r => r.Cusum?.Up.Limit)
        .Number("cusum_limit_down", r => r.Cusum?.Down.Limit)
        .Number("run_length_in_control", r => r.Cusum?.Up.InControlRunLength)
        .Number("run_length_shifted", r => r.Cusum?.Up.ShiftedRunLength)
        .Text("alarm", r => (r.Alarm?.IsUpward ?? r.Cusum?.AlarmIsUpward) switch
        {
            true => "up",
            false => "down",
            null => null,
        })
        .Id("alarm_period", r => r.PeriodAt(r.Alarm?.At ?? r.Cusum?.AlarmAt))
        .Id("change_period", r => r.PeriodAt(r.Cusum?.Change?.From))
        .Text("change", r => r.Cusum?.Change?.IsUpward switch { true => "more", false => "fewer", null => null })
        .Number("ratio_before", r => r.Cusum?.Change?.RatioBefore)
        .Number("ratio_after", r => r.Cusum?.Change?.RatioAfter)
        .Number("centre", r => r.Point?.Centre)
        .Number("level", r => r.Stretch?.Level)
        .Id("limits_from", r => r.Stretch is { } stretch ? r.Periods!.Points[stretch.First].Name : null)
        .Text("rebase_note", r => r.Stretch?.Rebased?.Note)
        .Text("runs", r => r.Runs)
        .Whole("alarms", r => r.Alarm is null ? r.Cusum?.Alarms.Count : null)
        .Id("alarm_since_period", r => r.PeriodAt(r.Alarm?.From));

    /// <summary>Writes the table of some charts.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="overall">The chart of all decisions; null for none.</param>
    /// <param name="charts">Charts of each column.</param>
    public static void Write(Stream stream, PeriodChart? overall, IEnumerable<ControlCharts> charts) =>
        AuditTables.Write(stream, Rows(overall, charts), Columns);

    internal static void Write(string path, AuditResult audit) =>
        AuditTables.Write(path, Rows(audit.Overall, audit.Charts), Columns);

    private static IEnumerable<Row> Rows(PeriodChart? overall, IEnumerable<ControlCharts> all)
    {
        foreach (var row in PeriodRows("", overall))
        {
            yield return row;
        }

        foreach (var charts in all)
        {
            var column = charts.Funnel.Column;
            foreach (var point in charts.Funnel.Points)
            {
                yield return new Row("funnel", column, point.Name, "", point, null);
            }

            foreach (var row in charts.Periods.SelectMany(p => PeriodRows(column, p)))
            {
                yield return row;
            }

            foreach (var cusum in charts.Cusums)
            {
                yield return new Row("cusum", column, cusum.Unit, "", null, cusum);
                foreach (var alarm in cusum.Alarms)
                {
                    yield return new Row("cusum-alarm", column, cusum.Unit, cusum.Points[alarm.At].Period, null, cusum)
                    {
                        Alarm = alarm,
                    };
                }
            }
        }
    }

    private static IEnumerable<Row> PeriodRows(string column, PeriodChart? chart) => chart is null
        ? []
        : chart.Stretches.SelectMany(stretch => Enumerable.Range(stretch.First, stretch.End - stretch.First).Select(
            place => new Row("period", column, chart.Unit ?? "", chart.Points[place].Name, chart.Points[place], null)
            {
                Periods = chart,
                Stretch = stretch,
                Runs = string.Join("; ", chart.Signals.Where(s => s.Points.Contains(place))
                    .Select(s => $"{RunWords.Name(s.Rule)} {(s.IsHigh ? "high" : "low")}")),
            }));

    private sealed record Row(
        string Chart, string Column, string Unit, string Period, ChartPoint? Point, CusumChart? Cusum)
    {
        public PeriodChart? Periods { get; init; }

        public ChartStretch? Stretch { get; init; }

        public string? Runs { get; init; }

        public CusumAlarm? Alarm { get; init; }

        public long? AlarmLetters => Alarm is { } alarm ? alarm.At - alarm.From + 1 : null;

        public string? PeriodAt(int? at) => at is { } place ? Cusum?.Points[place].Period : null;
    }
}
