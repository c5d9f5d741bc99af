using System.Buffers;
using ImrPredict.Features.Lexical.Internals;

namespace ImrPredict.Features.Lexical;

/// <summary>The n-grams of one text, parted by their hashes. Made once and read into again and again.</summary>
internal sealed class TextNgrams
{
    /// <summary>Number of parts.</summary>
    public const int Parts = 16;

    private const int PartShift = 60;
    private readonly int[] ends = new int[Parts];
    private FoundNgram[] parted = [];

    /// <summary>Reads a text in place of the one before.</summary>
    public void Read(string text, NgramSettings settings)
    {
        var sink = new Sink();
        NgramReader.Read(text, settings, ref sink);
        Part(sink.Found);
        sink.Return();
    }

    /// <summary>The n-grams of a part, in the order of the text.</summary>
    public ReadOnlySpan<FoundNgram> Of(int part) =>
        parted.AsSpan(part == 0 ? 0 : ends[part - 1], ends[part] - (part == 0 ? 0 : ends[part - 1]));

    private void Part(ReadOnlySpan<FoundNgram> found)
    {
        if (parted.Length < found.Length)
        {
            parted = new FoundNgram[found.Length + (found.Length / 4)];
        }

        Array.Clear(ends);
        foreach (ref readonly var ngram in found)
        {
            ends[ngram.Hash >> PartShift]++;
        }

        var sum = 0;
        for (var part = 0; part < Parts; part++)
        {
            (ends[part], sum) = (sum, sum + ends[part]);
        }

        foreach (ref readonly var ngram in found)
        {
            parted[ends[ngram.Hash >> PartShift]++] = ngram;
        }
    }

    private struct Sink() : INgramSink
    {
        private FoundNgram[] buffer = ArrayPool<FoundNgram>.Shared.Rent(1024);
        private int count;

        public readonly ReadOnlySpan<FoundNgram> Found => buffer.AsSpan(0, count);

        public void Add(ulong hash, int start, int length, NgramKind kind)
        {
            if (count == buffer.Length)
            {
                var larger = ArrayPool<FoundNgram>.Shared.Rent(count * 2);
                Found.CopyTo(larger);
                Return();
                buffer = larger;
            }

            buffer[count++] = new FoundNgram(hash, 0, start, FoundNgram.ExtentOf(length, kind));
        }

        public readonly void Return() => ArrayPool<FoundNgram>.Shared.Return(buffer);
    }
}
