using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Tables;

namespace ImrPredict.CommandLine;

/// <summary>Passes on the items of inputs, while it counts, shows progress and writes the rejects.</summary>
public static class InputReading
{
    /// <summary>The items, as they are read.</summary>
    /// <param name="reads">What the reader gives.</param>
    /// <param name="tally">Counts all of it.</param>
    /// <param name="terminal">Shows progress.</param>
    /// <param name="rejects">Takes the rejects; null to count them only.</param>
    public static async IAsyncEnumerable<ItemRead.Parsed> ReadAsync(
        IAsyncEnumerable<ItemRead> reads, IngestTally tally, Terminal terminal, RejectsFile? rejects = null)
    {
        terminal.Progress.Start();
        await foreach (var read in reads)
        {
            tally.Add(read);
            terminal.Progress.At("reading", tally.Items + tally.Rejects, "items");
            if (read is ItemRead.Parsed parsed)
            {
                yield return parsed;
            }
            else if (read is ItemRead.Rejected rejected)
            {
                rejects?.Write(rejected);
            }
        }
    }
}
