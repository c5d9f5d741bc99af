using System.Buffers;
using System.Text;
using ImrPredict.Ingest.Pool;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// Raw UTF-8 lines, decoded by the consumer on its own thread. A line ends with CR, LF or both; blank ones are counted
/// and left out.
/// </summary>
internal sealed class LineBlock : IDisposable
{
    private const int UsualBytes = 1 << 17;

    private readonly byte[] _bytes;
    private readonly List<(long Number, int Start, int Length)> _lines = [];

    private LineBlock(byte[] bytes) => _bytes = bytes;

    /// <summary>The lines in order: number and place.</summary>
    public IReadOnlyList<(long Number, int Start, int Length)> Lines => _lines;

    /// <summary>The bytes of a line, without its end. Not to be used when the block is disposed.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_lines[index].Start, _lines[index].Length);

    /// <summary>Reads a file or a slice of it, block by block.</summary>
    /// <param name="path">The file.</param>
    /// <param name="slice">The lines to read; null for all.</param>
    /// <param name="mostBytes">Longest line.</param>
    /// <exception cref="UnreadableInputException">A line is longer.</exception>
    public static IEnumerable<LineBlock> Read(string path, FileSlice? slice, int mostBytes)
    {
        // Read in large pieces: a buffer of the stream's own would only be copied from.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var stream = slice is null ? file : (Stream)new SliceStream(file, slice.Offset, slice.Length);
        var number = slice?.FirstLine ?? 1;
        var mark = slice is null or { Offset: 0 } ? Encoding.UTF8.Preamble.Length : 0;
        var bytes = ArrayPool<byte>.Shared.Rent(UsualBytes);
        for (var filled = 0; ;)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            var isLast = filled < bytes.Length;
            var end = isLast ? filled : EndOfLastLine(bytes);
            if (end == 0 && !isLast)
            {
                if (filled > mostBytes)
                {
                    throw new UnreadableInputException(
                        $"line {number} has more than {mostBytes} bytes, and what follows is not read (limit "
                        + "line-characters)");
                }

                var larger = Copy(bytes, bytes.Length * 2);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = larger;
                continue;
            }

            var rest = isLast ? [] : Copy(bytes.AsSpan(end, filled - end), UsualBytes);
            var block = new LineBlock(bytes);
            number = block.Cut(number, bytes.AsSpan(0, mark).SequenceEqual(Encoding.UTF8.Preamble) ? mark : 0, end);
            yield return block;
            mark = 0;
            if (isLast)
            {
                yield break;
            }

            (bytes, filled) = (rest, filled - end);
        }
    }

    /// <summary>Gives the bytes back for another block.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    /// <summary>Just behind the last line end that surely is whole; 0 where there is none.</summary>
    private static int EndOfLastLine(ReadOnlySpan<byte> bytes)
    {
        var at = bytes[..^1].LastIndexOfAny((byte)'\r', (byte)'\n');
        return at < 0 ? 0 : bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /// <summary>The bytes in an array that has room for one more at least.</summary>
    private static byte[] Copy(ReadOnlySpan<byte> bytes, int room)
    {
        var copy = ArrayPool<byte>.Shared.Rent(Math.Max(room, bytes.Length + 1));
        bytes.CopyTo(copy);
        return copy;
    }

    /// <summary>Finds the lines of the bytes from <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <returns>The number of the line behind them.</returns>
    private long Cut(long number, int start, int end)
    {
        for (; start < end; number++)
        {
            var length = _bytes.AsSpan(start, end - start).IndexOfAny((byte)'\r', (byte)'\n');
            var stop = length < 0 ? end : start + length;
            if (!IsBlank(_bytes.AsSpan(start, stop - start)))
            {
                _lines.Add((number, start, stop - start));
            }

            start = stop + 1 < end && _bytes[stop] == '\r' && _bytes[stop + 1] == '\n' ? stop + 2 : stop + 1;
        }

        return number;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) =>
        line.IsEmpty
        || (line[0] is <= (byte)' ' or >= 0x80 && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(line)));
}
