using ImrPredict.Features.Lexical.Internals;
using ImrPredict.Text.Internals;

namespace ImrPredict.Features.Lexical;

/// <summary>The n-grams of one text, parted by their hashes. Made once and read into again and again.</summary>
internal sealed class TextNgrams
{
    /// <summary>Number of parts.</summary>
    public const int Parts = 16;

    private const int PartShift = 60;
    private readonly int[] _ends = new int[Parts];
    private FoundNgram[] _parted = [];

    /// <summary>Reads a text in place of the one before.</summary>
    public void Read(string text, NgramSettings settings)
    {
        var sink = new Sink();
        NgramReader.Read(text, settings, ref sink);
        Part(sink.Found.Items);
        sink.Found.Return();
    }

    /// <summary>The n-grams of a part, in the order of the text.</summary>
    public ReadOnlySpan<FoundNgram> Of(int part) =>
        _parted.AsSpan(part == 0 ? 0 : _ends[part - 1], _ends[part] - (part == 0 ? 0 : _ends[part - 1]));

    private void Part(ReadOnlySpan<FoundNgram> found)
    {
        if (_parted.Length < found.Length)
        {
            _parted = new FoundNgram[found.Length + (found.Length / 4)];
        }

        Array.Clear(_ends);
        foreach (ref readonly var ngram in found)
        {
            _ends[ngram.Hash >> PartShift]++;
        }

        var sum = 0;
        for (var part = 0; part < Parts; part++)
        {
            (_ends[part], sum) = (sum, sum + _ends[part]);
        }

        foreach (ref readonly var ngram in found)
        {
            _parted[_ends[ngram.Hash >> PartShift]++] = ngram;
        }
    }

    private readonly struct Sink() : INgramSink
    {
        public RentedList<FoundNgram> Found { get; } = new(1024);

        public void Add(ulong hash, int start, int length, NgramKind kind) =>
            Found.Add(new FoundNgram(hash, 0, start, FoundNgram.ExtentOf(length, kind)));
    }
}
