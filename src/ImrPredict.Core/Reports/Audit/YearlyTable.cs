using ImrPredict.Audit.Run;
using ImrPredict.Audit.Yearly;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit;

/// <summary>The yearly report as CSV.</summary>
public static class YearlyTable
{
    private static readonly TableColumns<YearlyRow> Columns = new TableColumns<YearlyRow>()
        .Text("column", r => r.Column)
        .Text("value", r => r.Value)
        .Whole("year", r => r.Year)
        .Whole("items", r => r.Items)
        .Whole("cases", r => r.Cases)
        .Whole("overturned", r => r.Overturned)
        .Number("share", r => r.Share.Value)
        .Number("share_low", r => r.Share.Low)
        .Number("share_high", r => r.Share.High)
        .Whole("timed", r => r.Timed)
        .Number("median_days", r => r.Timed == 0 ? null : r.Days.Value)
        .Text("few", r => r.IsFew ? "true" : "false");

    /// <summary>Writes the table.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream stream, YearlyReport report) => AuditTables.Write(stream, report.Rows, Columns);

    internal static void Write(string path, AuditResult audit) => AuditTables.Write(path, audit.Yearly.Rows, Columns);
}
