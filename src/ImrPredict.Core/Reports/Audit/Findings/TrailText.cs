using ImrPredict.Audit.Log;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit.Findings;

/// <summary>The trail of a review desk as a table.</summary>
public static class TrailText
{
    private static TableColumns<TrailEntry> Columns { get; } = new TableColumns<TrailEntry>()
        .Whole("sequence", entry => entry.Sequence)
        .Text("at", entry => entry.At.UtcDateTime.ToString("O"))
        .Text("who", entry => entry.Who)
        .Text("from", entry => entry.From)
        .Text("action", entry => entry.Action)
        .Text("subject", entry => entry.Subject)
        .Whole("status", entry => entry.Status)
        .Text("hash", entry => entry.Hash);

    /// <summary>Writes entries as CSV, one after the other.</summary>
    public static void WriteCsv(Stream stream, IEnumerable<TrailEntry> entries) =>
        new DelimitedText<TrailEntry>(',', Columns).Write(stream, entries);
}
