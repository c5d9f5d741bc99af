using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ImrPredict.Ingest.Pool;

/// <summary>Writes numbers and texts into the content of a frame; texts as they are, broken surrogates too.</summary>
internal sealed class FrameText
{
    private readonly ArrayBufferWriter<byte> _content = new();

    /// <summary>Bytes written so far.</summary>
    public int Length => _content.WrittenCount;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Content => _content.WrittenSpan;

    /// <summary>Writes a number.</summary>
    public FrameText Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_content.GetSpan(sizeof(long)), number);
        _content.Advance(sizeof(long));
        return this;
    }

    /// <summary>Writes a text, or that there is none.</summary>
    public FrameText Add(string? text)
    {
        Add(text?.Length ?? -1L);
        _content.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        return this;
    }

    /// <summary>Writes a list of texts.</summary>
    public FrameText Add(IReadOnlyCollection<string> texts)
    {
        Add((long)texts.Count);
        foreach (var text in texts)
        {
            Add(text);
        }

        return this;
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => _content.ResetWrittenCount();
}
