using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Run;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit;

/// <summary>
/// The charts of an audit as CSV: a row for each point of a funnel or period chart, and one for each CUSUM.
/// </summary>
internal static class ChartTable
{
    private static readonly TableColumns<Row> Columns = new TableColumns<Row>()
        .Text("chart", r => r.Chart)
        .Text("column", r => r.Column)
        .Text("unit", r => r.Unit)
        .Id("period", r => r.Period)
        .Whole("items", r => r.Point?.Items)
        .Whole("letters", r => r.Point?.Letters ?? r.Cusum?.Points.Count)
        .Whole("observed", r => r.Point?.Observed)
        .Number("expected", r => r.Point?.Expected)
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
        .Text("alarm", r => r.Cusum?.AlarmIsUpward switch { true => "up", false => "down", null => null })
        .Id("alarm_period", r => r.PeriodAt(r.Cusum?.AlarmAt))
        .Id("change_period", r => r.PeriodAt(r.Cusum?.Change?.From))
        .Text("change", r => r.Cusum?.Change?.IsUpward switch { true => "more", false => "fewer", null => null })
        .Number("ratio_before", r => r.Cusum?.Change?.RatioBefore)
        .Number("ratio_after", r => r.Cusum?.Change?.RatioAfter);

    public static void Write(string path, AuditResult audit) => AuditTables.Write(path, Rows(audit), Columns);

    private static IEnumerable<Row> Rows(AuditResult audit)
    {
        foreach (var point in audit.Overall?.Points ?? [])
        {
            yield return new Row("period", "", "", point.Name, point, null);
        }

        foreach (var charts in audit.Charts)
        {
            var column = charts.Funnel.Column;
            foreach (var point in charts.Funnel.Points)
            {
                yield return new Row("funnel", column, point.Name, "", point, null);
            }

            foreach (var (period, point) in charts.Periods.SelectMany(p => p.Points.Select(point => (p, point))))
            {
                yield return new Row("period", column, period.Unit ?? "", point.Name, point, null);
            }

            foreach (var cusum in charts.Cusums)
            {
                yield return new Row("cusum", column, cusum.Unit, "", null, cusum);
            }
        }
    }

    private sealed record Row(
        string Chart, string Column, string Unit, string Period, ChartPoint? Point, CusumChart? Cusum)
    {
        public string? PeriodAt(int? at) => at is { } place ? Cusum?.Points[place].Period : null;
    }
}
