using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ImrPredict.Ingest.Pool;

/// <summary>Reads what <see cref="FrameText"/> has written, in its order.</summary>
internal sealed class FrameReader(byte[] content)
{
    private int _at;

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd => _at == content.Length;

    /// <summary>The next number.</summary>
    public long Number()
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(_at));
        _at += sizeof(long);
        return number;
    }

    /// <summary>The next text; null where there is none.</summary>
    public string? Text()
    {
        var length = (int)Number();
        if (length < 0)
        {
            return null;
        }

        var text = new string(MemoryMarshal.Cast<byte, char>(content.AsSpan(_at, length * sizeof(char))));
        _at += length * sizeof(char);
        return text;
    }

    /// <summary>The next list of texts.</summary>
    public string[] Texts()
    {
        var texts = new string[Number()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text() ?? "";
        }

        return texts;
    }
}
