using System.Text;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Opens text files whose encoding nobody states: UTF-8 and UTF-16 with or without BOM, Windows-1252.
/// </summary>
internal static class TableText
{
    private const int BufferSize = 1 << 16;

    public static StreamReader Open(string path)
    {
        var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);
        var (encoding, bomLength) = EncodingOf(FileHead.Read(stream));
        stream.Position = bomLength;
        return new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, BufferSize);
    }

    /// <summary>Opens a slice of a file of <see cref="IsByteText"/>.</summary>
    public static StreamReader Open(string path, FileSlice slice)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);
        var bomLength = slice.Offset == 0 ? EncodingOf(FileHead.Read(file)).BomLength : 0;
        var stream = new SliceStream(file, slice.Offset + bomLength, slice.Length - bomLength);
        return new StreamReader(stream, Utf8(), detectEncodingFromByteOrderMarks: false, BufferSize);
    }

    /// <summary>Whether a byte of a line end is a line end: UTF-8 and Windows-1252, not UTF-16.</summary>
    public static bool IsByteText(string path) => EncodingOf(FileHead.Read(path)).Encoding is UTF8Encoding;

    /// <summary>The beginning of a text file, decoded.</summary>
    public static string Decode(ReadOnlySpan<byte> prefix)
    {
        var (encoding, bomLength) = EncodingOf(prefix);
        return encoding.GetString(prefix[bomLength..]);
    }

    private static (Encoding Encoding, int BomLength) EncodingOf(ReadOnlySpan<byte> prefix) => prefix switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8(), 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ when ZeroShare(prefix, 1) is > 0.3 and var odd && ZeroShare(prefix, 0) < odd / 2 => (Encoding.Unicode, 0),
        _ when ZeroShare(prefix, 0) is > 0.3 and var even && ZeroShare(prefix, 1) < even / 2
            => (Encoding.BigEndianUnicode, 0),
        _ => (Utf8(), 0),
    };

    private static Encoding Utf8()
    {
        var encoding = (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).Clone();
        encoding.DecoderFallback = new Cp1252Fallback();
        return encoding;
    }

    // In UTF-16 text every second byte of Latin letters is zero; in UTF-8 and Windows-1252 none is, but for NULs that
    // stand anywhere.
    private static double ZeroShare(ReadOnlySpan<byte> prefix, int from)
    {
        var zeros = 0;
        var seen = 0;
        for (var i = from; i < prefix.Length; i += 2)
        {
            seen++;
            zeros += prefix[i] == 0 ? 1 : 0;
        }

        return seen == 0 ? 0 : (double)zeros / seen;
    }
}
