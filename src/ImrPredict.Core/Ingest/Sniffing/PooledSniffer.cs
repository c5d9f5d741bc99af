using System.Text.Json;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>Has a process of the pool look at a table that a library opens.</summary>
internal static class PooledSniffer
{
    /// <summary>What the table is.</summary>
    /// <exception cref="UnreadableInputException">It cannot be looked at.</exception>
    public static SniffedTable Sniff(InputPool pool, string path, IngestOptions options) =>
        JsonSerializer.Deserialize(
            pool.Ask(PoolQuestion.Sniff, TableQuestion.Bytes(path, options, null)),
            TableQuestionJson.Default.SniffedTable)!;
}
