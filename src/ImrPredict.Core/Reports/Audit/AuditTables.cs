using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Reports.Audit;

/// <summary>
/// The tables of an audit as CSV (RFC 4180, UTF-8, line feed); text cells are guarded against spreadsheets.
/// </summary>
internal static class AuditTables
{
    public static void Surprise(string path, AuditResult audit) => Write(
        path,
        "case_number,item,outcome,expected_probability,surprise,p_value,flagged,peer_probability,q_value,rank,"
            + "self_confidence,normalised_margin,confident_learning,confident_learning_issue",
        audit.Surprise.Items.Select(i => new[]
        {
            Id(i.CaseNumber), Number(i.Number), Name(i.Outcome), Number(i.ExpectedProbability), Number(i.Surprise),
            Number(i.PValue), Name(i.Flagged), Number(i.PeerProbability), Number(i.QValue), Number(i.Rank),
            Number(i.Quality.SelfConfidence), Number(i.Quality.NormalisedMargin), Number(i.Quality.ConfidentLearning),
            Name(i.Quality.ConfidentIssue),
        }));

    public static void Flags(string path, AuditResult audit) => Write(
        path,
        "case_number,item,outcome,expected_probability,peer_probability,surprise,p_value,q_value,rank,service,"
            + "service_rate,service_n,why,evidence,precedents",
        audit.Flags.Select(f => new[]
        {
            Id(f.Surprise.CaseNumber), Number(f.Surprise.Number), Name(f.Surprise.Outcome),
            Number(f.Surprise.ExpectedProbability), Number(f.Surprise.PeerProbability), Number(f.Surprise.Surprise),
            Number(f.Surprise.PValue), Number(f.Surprise.QValue), Number(f.Surprise.Rank), Text(f.Service ?? ""),
            f.ServiceRate is { } rate ? Number(rate) : "", Number(f.ServiceCount), Text(string.Join(' ', f.Reasons)),
            Text(Evidence(f.Evidence)), Text(string.Join("; ", f.Evidence?.Precedents ?? [])),
        }));

    private static string Evidence(ItemEvidence? evidence) => string.Join("; ", (string[])
    [
        .. evidence?.Against.Select(words => $"against: {words}") ?? [],
        .. evidence?.For.Select(words => $"for: {words}") ?? [],
    ]);

    public static void Twins(string path, AuditResult audit)
    {
        var cluster = audit.Twins.Clusters.SelectMany((c, n) => c.Rows.Select(row => (row, n)))
            .ToDictionary(p => p.row, p => p.n + 1);
        var items = audit.Input.Items;
        Write(
            path,
            "cluster,case_number_1,item_1,outcome_1,case_number_2,item_2,outcome_2,similarity,opposite",
            audit.Twins.Pairs.Select(p => new[]
            {
                Number(cluster[p.First]),
                Id(items[p.First].Item.CaseNumber), Number(items[p.First].Item.Number), Name(items[p.First].Decision.Outcome),
                Id(items[p.Second].Item.CaseNumber), Number(items[p.Second].Item.Number), Name(items[p.Second].Decision.Outcome),
                Number(p.Similarity), Name(p.Opposite),
            }));
    }

    public static void Findings(string path, AuditResult audit) => Write(
        path,
        "case_number,item,kind,finding",
        audit.Findings.Select(f => new[] { Id(f.CaseNumber), Number(f.Number), f.Check.Name, Text(f.Words) }));

    public static void Charts(string path, AuditResult audit) => Write(
        path,
        "chart,column,unit,period,items,letters,observed,expected,ratio,ratio_error,low_95,high_95,low_998,high_998,z,"
            + "position,cusum_limit_up,cusum_limit_down,run_length_in_control,run_length_shifted,alarm,alarm_period,change_period,"
            + "change,ratio_before,ratio_after",
        Rows(audit));

    private static IEnumerable<string[]> Rows(AuditResult audit)
    {
        foreach (var point in audit.Overall?.Points ?? [])
        {
            yield return Row("period", "", "", point.Name, point);
        }

        foreach (var charts in audit.Charts)
        {
            var column = charts.Funnel.Column;
            foreach (var point in charts.Funnel.Points)
            {
                yield return Row("funnel", column, point.Name, "", point);
            }

            foreach (var (period, point) in charts.Periods.SelectMany(p => p.Points.Select(point => (p, point))))
            {
                yield return Row("period", column, period.Unit ?? "", point.Name, point);
            }

            foreach (var cusum in charts.Cusums)
            {
                yield return Row(column, cusum);
            }
        }
    }

    private static string[] Row(string chart, string column, string unit, string period, ChartPoint p) =>
    [
        chart, Text(column), Text(unit), Id(period), Number(p.Items), Number(p.Letters), Number(p.Observed), Number(p.Expected),
        Number(p.Ratio), Number(p.RatioError), Number(p.Limits95.Low), Number(p.Limits95.High), Number(p.Limits998.Low),
        Number(p.Limits998.High), Number(p.Z), p.Position.ToString(), "", "", "", "", "", "", "", "", "", "",
    ];

    private static string[] Row(string column, CusumChart c) =>
    [
        "cusum", Text(column), Text(c.Unit), "", "", Number(c.Points.Count), "", "", "", "", "", "", "", "", "", "",
        Number(c.Up.Limit), Number(c.Down.Limit), Number(c.Up.InControlRunLength), Number(c.Up.ShiftedRunLength),
        c.AlarmIsUpward switch { true => "up", false => "down", null => "" },
        c.AlarmAt is { } at ? Id(c.Points[at].Period) : "", c.Change is { } found ? Id(c.Points[found.From].Period) : "",
        c.Change is { } change ? change.IsUpward ? "more" : "fewer" : "", c.Change is { } b ? Number(b.RatioBefore) : "",
        c.Change is { } a ? Number(a.RatioAfter) : "",
    ];

    private static void Write(string path, string header, IEnumerable<string[]> rows)
    {
        using var file = new AtomicFile(path);
        using (var text = new StreamWriter(file.Stream, leaveOpen: true) { NewLine = "\n" })
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
        {
            foreach (var row in rows.Prepend(header.Split(',')))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        file.Commit();
    }

    private static string Id(string id) => SpreadsheetText.GuardId(id);

    private static string Text(string text) => SpreadsheetText.Guard(text);

    private static string Name(bool value) => value ? "true" : "false";

    private static string Name(Outcome outcome) => outcome.ToString();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
