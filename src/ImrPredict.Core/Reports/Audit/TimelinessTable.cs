using ImrPredict.Audit.Run;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit;

/// <summary>How long reviews took, as CSV.</summary>
public static class TimelinessTable
{
    private static readonly TableColumns<StageTimes> Columns = new TableColumns<StageTimes>()
        .Text("stage", r => Name(r.Stage))
        .Text("column", r => r.Column)
        .Text("unit", r => r.Unit)
        .Whole("year", r => r.Year)
        .Whole("cases", r => r.Cases)
        .Whole("timed", r => r.Timed)
        .Whole("out_of_order", r => r.OutOfOrder)
        .Number("median_days", r => Known(r.Median.Value))
        .Number("median_low", r => Known(r.Median.Low))
        .Number("median_high", r => Known(r.Median.High))
        .Number("p90_days", r => Known(r.Ninetieth.Value))
        .Number("p90_low", r => Known(r.Ninetieth.Low))
        .Number("p90_high", r => Known(r.Ninetieth.High))
        .Whole("clocked", r => r.Clocked)
        .Whole("beyond", r => r.Clocked == 0 ? null : r.Beyond)
        .Number("beyond_share", r => Known(r.BeyondShare.Value))
        .Number("beyond_low", r => Known(r.BeyondShare.Low))
        .Number("beyond_high", r => Known(r.BeyondShare.High))
        .Text("few", r => r.IsFew ? "true" : "false");

    /// <summary>Writes the table.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The report.</param>
    public static void Write(Stream stream, TimelinessReport report) =>
        AuditTables.Write(stream, report.Rows, Columns);

    internal static void Write(string path, AuditResult audit) =>
        AuditTables.Write(path, audit.Timeliness.Rows, Columns);

    /// <summary>The name of a stage in tables and options.</summary>
    public static string Name(TimedStage stage) => stage switch
    {
        TimedStage.File => "file",
        TimedStage.Assign => "assign",
        TimedStage.Review => "review",
        _ => "adopt",
    };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
