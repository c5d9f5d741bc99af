using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Train;

/// <summary>Reads all decided items of the inputs into memory: splits, training and metrics need them all.</summary>
internal static class DecidedItems
{
    /// <summary>Reads them in input order and counts everything that was read.</summary>
    /// <exception cref="ImrPredictException">There is no decided item.</exception>
    public static async Task<(IReadOnlyList<DecidedItem> Items, IngestTally Tally)> ReadAsync(
        IReadOnlyList<string> inputs, IngestOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var (reads, tally) = await ReadAllAsync(inputs, options, terminal, cancellation);
        var items = reads.Select(read => read.Decided).OfType<DecidedItem>().ToList();
        return items.Count > 0
            ? (items, tally)
            : throw new ImrPredictException(
                $"{string.Join(' ', inputs)}: {tally.Items} items and {tally.Rejects} rejects were read and none has a "
                + "decision; training and evaluation need decided items (a column 'outcome', or letters with verdicts).");
    }

    /// <summary>Reads all items, decided or not.</summary>
    public static async Task<(IReadOnlyList<ItemRead.Parsed> Items, IngestTally Tally)> ReadAllAsync(
        IReadOnlyList<string> inputs, IngestOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var items = new List<ItemRead.Parsed>();
        var tally = new IngestTally();
        terminal.Progress.Start();
        await foreach (var read in ItemReader.ReadAsync(inputs, options, cancellation))
        {
            tally.Add(read);
            if (read is ItemRead.Parsed parsed)
            {
                items.Add(parsed);
            }

            terminal.Progress.At("reading", tally.Items + tally.Rejects, "items");
        }

        return (items, tally);
    }
}
