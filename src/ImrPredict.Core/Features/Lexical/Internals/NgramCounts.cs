using System.Runtime.CompilerServices;

namespace ImrPredict.Features.Lexical.Internals;

/// <summary>
/// In how many letters each n-gram of one part of the hashes stands: an open table with linear probing, at most three
/// quarters full, 16 bytes an n-gram. With a dictionary, which gives the same, fitting and transforming pairs of words
/// took 40 % more processor time. For one thread at a time.
/// </summary>
/// <param name="least">Letters that are enough.</param>
internal sealed class NgramCounts(int least)
{
    private readonly List<FoundNgram> _enough = [];
    private Entry[] _entries = new Entry[1 << 10];
    private int _count;

    /// <summary>Memory of the table.</summary>
    public long Bytes => 16L * _entries.Length;

    /// <summary>Counts the n-grams of a text, each once a letter.</summary>
    /// <param name="text">Number of the text, higher than the one before.</param>
    /// <param name="letter">Number of its letter; the texts of a letter follow one another.</param>
    /// <param name="ngrams">Its n-grams.</param>
    public void Add(int text, int letter, ReadOnlySpan<FoundNgram> ngrams)
    {
        _ = Fetch(ngrams);
        foreach (ref readonly var ngram in ngrams)
        {
            ref var entry = ref _entries[PlaceOf(_entries, ngram.Hash)];
            var isNew = entry.Letters == 0;
            if (!isNew && entry.LastLetter == letter)
            {
                continue;
            }

            entry = new Entry(ngram.Hash, entry.Letters + 1, letter);
            if (entry.Letters == least)
            {
                _enough.Add(ngram with { Text = text });
            }

            if (isNew && ++_count > _entries.Length / 4 * 3)
            {
                Grow();
            }
        }
    }

    /// <summary>The n-grams that stand in enough letters.</summary>
    public IEnumerable<FrequentNgram> Frequent() =>
        _enough.Select(ngram => new FrequentNgram(ngram, _entries[PlaceOf(_entries, ngram.Hash)].Letters));

    // Batches look-ups to overlap cache misses: nearly every n-gram asks for another place in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Fetch(ReadOnlySpan<FoundNgram> ngrams)
    {
        var table = _entries;
        var mask = (uint)table.Length - 1;
        var touched = 0;
        foreach (ref readonly var ngram in ngrams)
        {
            touched ^= table[(uint)ngram.Hash & mask].Letters;
        }

        return touched;
    }

    private static uint PlaceOf(Entry[] table, ulong hash)
    {
        var mask = (uint)table.Length - 1;
        var at = (uint)hash & mask;
        while (table[at].Letters != 0 && table[at].Hash != hash)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            if (entry.Letters != 0)
            {
                larger[PlaceOf(larger, entry.Hash)] = entry;
            }
        }

        _entries = larger;
    }

    private readonly record struct Entry(ulong Hash, int Letters, int LastLetter);
}
