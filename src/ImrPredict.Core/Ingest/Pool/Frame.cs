using System.Buffers.Binary;

namespace ImrPredict.Ingest.Pool;

/// <summary>
/// One message between a process and one that reads for it: its length, one byte for its kind, its bytes.
/// </summary>
internal static class Frame
{
    private const int HeadBytes = 5;

    /// <summary>Writes a frame.</summary>
    public static void Write(Stream stream, byte kind, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, content.Length);
        head[HeadBytes - 1] = kind;
        stream.Write(head);
        stream.Write(content);
        stream.Flush();
    }

    /// <summary>Reads a frame; null where the stream has ended, even in the middle of one.</summary>
    public static (byte Kind, byte[] Content)? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
        {
            return null;
        }

        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length
            ? (head[HeadBytes - 1], content)
            : null;
    }
}
