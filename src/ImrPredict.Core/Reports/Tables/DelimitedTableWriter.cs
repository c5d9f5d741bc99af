using System.Buffers;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Reports.Tables;

/// <summary>Writes rows as <see cref="DelimitedText{T}"/>; they are made text on all cores.</summary>
internal sealed class DelimitedTableWriter(char delimiter) : TableWriter
{
    private const int RowsAtOnce = 32;

    public override async Task<long> WriteAsync<T>(
        Stream stream, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        var text = new DelimitedText<T>(delimiter, columns);
        text.Write(stream, []);
        var parts = OrderedParallel.SelectAsync(
            rows.Chunk(RowsAtOnce), part => Lines(text, part), Environment.ProcessorCount, cancellation);
        var count = 0L;
        await foreach (var part in parts.ConfigureAwait(false))
        {
            stream.Write(part.Lines.WrittenSpan);
            count += part.Rows;
        }

        return count;
    }

    private static Part Lines<T>(DelimitedText<T> text, T[] rows)
    {
        var lines = new ArrayBufferWriter<byte>(1 << 16);
        foreach (var row in rows)
        {
            text.Append(lines, row);
        }

        return new Part(rows.Length, lines);
    }

    private sealed record Part(int Rows, ArrayBufferWriter<byte> Lines);
}
