using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Train.Runs;

/// <summary>Reads the items of the inputs into memory, in input order, and says what was read.</summary>
internal static class DecidedItems
{
    /// <summary>Reads the decided items: splits, training and metrics need them all.</summary>
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
                + "decision; expected a column 'outcome', or letters with verdicts.");
    }

    /// <summary>Reads all items, decided or not.</summary>
    public static async Task<(IReadOnlyList<ItemRead.Parsed> Items, IngestTally Tally)> ReadAllAsync(
        IReadOnlyList<string> inputs, IngestOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var tally = new IngestTally();
        var files = InputAdvice.Expand(inputs, options, terminal);
        await InputAdvice.PrintAsync(files, options, terminal, cancellation);
        var reads = ItemReader.ReadFilesAsync(files, options, cancellation);
        var items = await InputReading.ReadAsync(reads, tally, terminal).ToListAsync(cancellation);
        IngestReport.Print(terminal, tally);
        return (items, tally);
    }
}
