using ImrPredict.Audit.Log;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit.Findings;

/// <summary>Findings as a table, with the names of the audit log.</summary>
public static class FindingTableText
{
    private static TableColumns<LogEntry> Columns { get; } = new TableColumns<LogEntry>()
        .Whole("sequence", entry => entry.Sequence)
        .Text("at", entry => entry.At.UtcDateTime.ToString("O"))
        .Text("who", entry => entry.Who)
        .Id("case_number", entry => entry.CaseNumber)
        .Whole("item", entry => entry.Item)
        .Text("finding", entry => FindingWords.NameOf(entry.Finding))
        .Text("adjudicates", entry => entry.Adjudicates ? "true" : "false")
        .Text("note", entry => entry.Note)
        .Text("hash", entry => entry.Hash);

    /// <summary>Writes entries as CSV.</summary>
    public static void WriteCsv(Stream stream, IEnumerable<LogEntry> entries) =>
        new DelimitedText<LogEntry>(',', Columns).Write(stream, entries);
}
