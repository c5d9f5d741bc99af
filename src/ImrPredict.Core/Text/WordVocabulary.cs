namespace ImrPredict.Text;

/// <summary>
/// Numbers the words that a set of patterns names. Every token of a text gets one symbol: its own where the word is
/// named, else that of the longest prefix it starts with, else 0.
/// </summary>
internal sealed class WordVocabulary
{
    private readonly Dictionary<string, int[]> _symbols;
    private readonly HashedEntries _words;
    private readonly HashedEntries _prefixes;

    /// <param name="terms">Words, folded; a final <c>*</c> marks a prefix of at least three letters.</param>
    public WordVocabulary(IEnumerable<string> terms)
    {
        var entries = terms.Distinct(StringComparer.Ordinal).Select((t, i) =>
            new Entry(t.TrimEnd('*'), i + 1, t.EndsWith('*'))).ToList();
        _symbols = entries.ToDictionary(
            e => e.IsPrefix ? e.Word + "*" : e.Word,
            e => e.IsPrefix ? SymbolsBehind(e.Word, entries) : [e.Symbol],
            StringComparer.Ordinal);
        _words = new(entries.Where(e => !e.IsPrefix), e => WordHash.Of(e.Word));
        _prefixes = new(
            entries.Where(e => e.IsPrefix).OrderByDescending(e => e.Word.Length),
            e => WordHash.Of(e.Word.AsSpan(0, WordHash.PrefixLength)));
    }

    /// <summary>All symbols whose tokens a term stands for.</summary>
    public IReadOnlyList<int> SymbolsOf(string term) => _symbols[term];

    /// <summary>The symbol of every token, in order.</summary>
    public int[] Encode(WordTokens tokens)
    {
        var symbols = new int[tokens.Count];
        for (var i = 0; i < symbols.Length; i++)
        {
            var symbol = First(tokens, i, _words.Find(tokens.HashOf(i)));
            symbols[i] = symbol > 0 ? symbol : First(tokens, i, _prefixes.Find(tokens.PrefixHashOf(i)));
        }

        return symbols;
    }

    private static int[] SymbolsBehind(string prefix, List<Entry> entries) =>
        [.. entries.Where(e => e.Word.StartsWith(prefix, StringComparison.Ordinal)).Select(e => e.Symbol)];

    private static int First(WordTokens tokens, int index, ReadOnlySpan<Entry> entries)
    {
        foreach (var entry in entries)
        {
            if (tokens.Is(index, entry.Word, entry.IsPrefix))
            {
                return entry.Symbol;
            }
        }

        return 0;
    }

    /// <summary>Entries by hash, in a table at most half full, so that a word that is not there costs one
    /// look.</summary>
    private sealed class HashedEntries
    {
        private const int ClassBits = 14;
        private readonly uint[] _keys;
        private readonly Entry[]?[] _entries;

        // One bit for each class of keys: most words are not named, and learn it from a table that stays near.
        private readonly ulong[] _classes = new ulong[(1 << ClassBits) / 64];

        public HashedEntries(IEnumerable<Entry> entries, Func<Entry, uint> hash)
        {
            var groups = entries.GroupBy(hash).ToList();
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(groups.Count * 2) + 2);
            (_keys, _entries) = (new uint[size], new Entry[size][]);
            foreach (var group in groups)
            {
                var at = PlaceOf(group.Key);
                (_keys[at], _entries[at]) = (group.Key, [.. group]);
                _classes[ClassOf(group.Key) / 64] |= 1UL << (int)(ClassOf(group.Key) % 64);
            }
        }

        public ReadOnlySpan<Entry> Find(uint key) =>
            (_classes[ClassOf(key) / 64] & (1UL << (int)(ClassOf(key) % 64))) == 0 ? [] : _entries[PlaceOf(key)];

        private static uint ClassOf(uint key) => unchecked(key * 2654435769) >> (32 - ClassBits);

        /// <summary>Where a key stands, or the free place where it would.</summary>
        private uint PlaceOf(uint key)
        {
            var mask = (uint)_keys.Length - 1;
            var at = (key ^ (key >> 15)) & mask;
            while (_entries[at] is not null && _keys[at] != key)
            {
                at = (at + 1) & mask;
            }

            return at;
        }
    }

    private sealed record Entry(string Word, int Symbol, bool IsPrefix);
}
