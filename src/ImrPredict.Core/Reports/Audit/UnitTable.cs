using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Run;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit;

/// <summary>The units of an audit in a line each, as CSV.</summary>
public static class UnitTable
{
    private static readonly TableColumns<Row> Columns = new TableColumns<Row>()
        .Text("column", r => r.Column)
        .Text("unit", r => r.Summary.Unit.Name)
        .Whole("items", r => r.Summary.Unit.Items)
        .Whole("letters", r => r.Summary.Unit.Letters)
        .Whole("overturned", r => r.Summary.Unit.Observed)
        .Number("share", r => r.Summary.Rate.Value)
        .Number("share_low", r => r.Summary.Rate.Low)
        .Number("share_high", r => r.Summary.Rate.High)
        .Number("expected", r => r.Summary.Unit.Expected)
        .Number("ratio", r => r.Summary.Unit.Ratio)
        .Text("position", r => r.Summary.Unit.Position.ToString())
        .Text("variation", r => RunWords.Of(r.Summary.Variation))
        .Text("test", r => r.Summary.Periods?.Latest is { } signal ? RunWords.Name(signal.Rule) : null)
        .Id("since_period", r => r.Summary.Periods is { Latest: { } signal } chart
            ? chart.Points[signal.Points[0]].Name
            : null)
        .Text("target", r => r.Summary.Assurance == Assurance.None ? null : RunWords.Of(r.Summary.Assurance))
        .Whole("periods", r => r.Summary.Periods?.Points.Count)
        .Id("limits_from", r => r.Summary.Periods is { } chart ? chart.Points[chart.Stretches[^1].First].Name : null)
        .Number("level", r => r.Summary.Periods?.Stretches[^1].Level)
        .Text("few_a_period", r => r.Summary.Periods is { } chart ? chart.HasFewDecisions ? "true" : "false" : null)
        .Whole("signals", r => r.Summary.Periods?.Signals.Count)
        .Number("signals_by_chance", r => r.Summary.Periods?.ExpectedSignals)
        .Whole("alarms", r => r.Summary.Cusum?.Alarms.Count)
        .Number("alarms_by_chance", r => r.Summary.Cusum?.ExpectedAlarms);

    /// <summary>Writes the table of some charts.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="charts">Charts of each column.</param>
    public static void Write(Stream stream, IEnumerable<ControlCharts> charts) =>
        AuditTables.Write(stream, Rows(charts), Columns);

    internal static void Write(string path, AuditResult audit) =>
        AuditTables.Write(path, Rows(audit.Charts), Columns);

    private static IEnumerable<Row> Rows(IEnumerable<ControlCharts> charts) =>
        charts.SelectMany(c => c.Summaries.Select(s => new Row(c.Funnel.Column, s)));

    private sealed record Row(string Column, UnitSummary Summary);
}
