using System.Buffers;

namespace ImrPredict.Features;

/// <summary>The phrases of one text, parted by their hashes. Made once and read into again and again.</summary>
internal sealed class TextPhrases
{
    /// <summary>Number of parts.</summary>
    public const int Parts = 16;

    private const int PartShift = 60;
    private readonly int[] ends = new int[Parts];
    private FoundPhrase[] parted = [];

    /// <summary>Reads a text in place of the one before.</summary>
    public void Read(string text, PhraseSettings settings)
    {
        var sink = new Sink();
        PhraseReader.Read(text, settings, ref sink);
        Part(sink.Found);
        sink.Return();
    }

    /// <summary>The phrases of a part, in the order of the text.</summary>
    public ReadOnlySpan<FoundPhrase> Of(int part) =>
        parted.AsSpan(part == 0 ? 0 : ends[part - 1], ends[part] - (part == 0 ? 0 : ends[part - 1]));

    private void Part(ReadOnlySpan<FoundPhrase> found)
    {
        if (parted.Length < found.Length)
        {
            parted = new FoundPhrase[found.Length + (found.Length / 4)];
        }

        Array.Clear(ends);
        foreach (ref readonly var phrase in found)
        {
            ends[phrase.Hash >> PartShift]++;
        }

        var sum = 0;
        for (var part = 0; part < Parts; part++)
        {
            (ends[part], sum) = (sum, sum + ends[part]);
        }

        foreach (ref readonly var phrase in found)
        {
            parted[ends[phrase.Hash >> PartShift]++] = phrase;
        }
    }

    private struct Sink() : IPhraseSink
    {
        private FoundPhrase[] buffer = ArrayPool<FoundPhrase>.Shared.Rent(1024);
        private int count;

        public readonly ReadOnlySpan<FoundPhrase> Found => buffer.AsSpan(0, count);

        public void Add(ulong hash, int start, int length, PhraseKind kind)
        {
            if (count == buffer.Length)
            {
                var larger = ArrayPool<FoundPhrase>.Shared.Rent(count * 2);
                Found.CopyTo(larger);
                Return();
                buffer = larger;
            }

            buffer[count++] = new FoundPhrase(hash, 0, start, FoundPhrase.ExtentOf(length, kind));
        }

        public readonly void Return() => ArrayPool<FoundPhrase>.Shared.Return(buffer);
    }
}
