using System.Runtime.CompilerServices;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// In how many texts each phrase of one part of the hashes stands; a table at most three quarters full, probed in line,
/// 16 bytes a phrase. For one thread at a time.
/// </summary>
/// <param name="least">Texts that are enough.</param>
internal sealed class NgramCounts(int least)
{
    private readonly List<FoundNgram> enough = [];
    private Entry[] entries = new Entry[1 << 10];
    private int count;

    /// <summary>Memory of the table.</summary>
    public long Bytes => 16L * entries.Length;

    /// <summary>Counts the phrases of a text, each once.</summary>
    /// <param name="text">Number of the text, higher than before.</param>
    /// <param name="phrases">Its phrases.</param>
    public void Add(int text, ReadOnlySpan<FoundNgram> phrases)
    {
        Fetch(phrases);
        foreach (ref readonly var phrase in phrases)
        {
            ref var entry = ref entries[PlaceOf(entries, phrase.Hash)];
            if (entry.Texts == 0)
            {
                entry = new Entry(phrase.Hash, 1, text);
                if (++count > entries.Length / 4 * 3)
                {
                    Grow();
                }
            }
            else if (entry.LastText != text)
            {
                entry = new Entry(phrase.Hash, entry.Texts + 1, text);
            }
            else
            {
                continue;
            }

            if (entry.Texts == least)
            {
                enough.Add(phrase with { Text = text });
            }
        }
    }

    /// <summary>Number of phrases that stand in enough texts.</summary>
    public int FrequentCount => enough.Count;

    /// <summary>The phrases that stand in enough texts.</summary>
    public IEnumerable<FrequentNgram> Frequent() =>
        enough.Select(phrase => new FrequentNgram(phrase, entries[PlaceOf(entries, phrase.Hash)].Texts));

    // Nearly every phrase asks for another place in memory. Asked for one behind the other, with no choice between them,
    // the processor waits for many at once.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Fetch(ReadOnlySpan<FoundNgram> phrases)
    {
        var table = entries;
        var mask = (uint)table.Length - 1;
        var touched = 0;
        foreach (ref readonly var phrase in phrases)
        {
            touched ^= table[(uint)phrase.Hash & mask].Texts;
        }

        return touched;
    }

    private static uint PlaceOf(Entry[] table, ulong hash)
    {
        var mask = (uint)table.Length - 1;
        var at = (uint)hash & mask;
        while (table[at].Texts != 0 && table[at].Hash != hash)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var larger = new Entry[entries.Length * 2];
        foreach (ref readonly var entry in entries.AsSpan())
        {
            if (entry.Texts != 0)
            {
                larger[PlaceOf(larger, entry.Hash)] = entry;
            }
        }

        entries = larger;
    }

    private readonly record struct Entry(ulong Hash, int Texts, int LastText);
}
