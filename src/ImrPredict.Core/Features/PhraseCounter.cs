using System.Runtime.InteropServices;

namespace ImrPredict.Features;

/// <summary>Counts in how many texts each phrase stands; names are made for phrases that are frequent enough.</summary>
internal sealed class PhraseCounter(PhraseSettings settings)
{
    private readonly Dictionary<ulong, Seen> seen = [];
    private readonly Dictionary<ulong, string> names = [];

    /// <summary>Texts counted, the empty ones included.</summary>
    public int Texts { get; private set; }

    /// <summary>Counts one text.</summary>
    public void Add(string text)
    {
        Texts++;
        var sink = new Sink(this);
        PhraseReader.Read(text, settings, ref sink);
    }

    /// <summary>The phrases that are kept, by name.</summary>
    public IReadOnlyList<Phrase> Kept() =>
    [
        .. names
            .Select(pair => new Phrase(pair.Key, pair.Value, seen[pair.Key].Frequency))
            .OrderByDescending(p => p.Frequency)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Hash)
            .Take(settings.MaxCount)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Hash),
    ];

    private void Count(ulong hash, ReadOnlySpan<char> text, int start, int length, PhraseKind kind)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, hash, out _);
        if (entry.LastText == Texts)
        {
            return;
        }

        entry = new Seen(entry.Frequency + 1, Texts);
        if (entry.Frequency == settings.MinFrequency)
        {
            names[hash] = NameOf(text.Slice(start, length), kind);
        }
    }

    private string NameOf(ReadOnlySpan<char> phrase, PhraseKind kind)
    {
        if (kind == PhraseKind.Characters)
        {
            return $"{settings.Name}~{phrase}";
        }

        var words = new TextTokens(phrase);
        var name = settings.Name + ":";
        while (words.MoveNext())
        {
            var word = words.IsNumber ? "#" : phrase.Slice(words.Start, words.Length).ToString().ToLowerInvariant();
            name += name.EndsWith(':') ? word : " " + word;
        }

        return name;
    }

    /// <summary>A phrase that is kept.</summary>
    /// <param name="Hash">Its hash.</param>
    /// <param name="Name">Its column name.</param>
    /// <param name="Frequency">Training texts that it stands in.</param>
    public readonly record struct Phrase(ulong Hash, string Name, int Frequency);

    private readonly record struct Seen(int Frequency, int LastText);

    private readonly struct Sink(PhraseCounter counter) : IPhraseSink
    {
        public void Add(ulong hash, scoped ReadOnlySpan<char> text, int start, int length, PhraseKind kind) =>
            counter.Count(hash, text, start, length, kind);
    }
}
