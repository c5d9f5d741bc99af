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
        _words = new(entries.Where(e => !e.IsPrefix), arePrefixes: false, e => WordHash.Of(e.Word));
        _prefixes = new(
            entries.Where(e => e.IsPrefix).OrderByDescending(e => e.Word.Length), arePrefixes: true,
            e => (uint)WordHash.Of(e.Word.AsSpan(0, WordHash.PrefixLength)));
    }

    /// <summary>All symbols whose tokens a term stands for.</summary>
    public IReadOnlyList<int> SymbolsOf(string term) => _symbols[term];

    /// <summary>The symbol of every token, in order.</summary>
    public int[] Encode(WordTokens tokens)
    {
        var symbols = new int[tokens.Count];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = SymbolOf(tokens, i);
        }

        return symbols;
    }

    /// <summary>The symbol of one token; 0 where none is named.</summary>
    public int SymbolOf(WordTokens tokens, int index)
    {
        var symbol = _words.Find(tokens.HashOf(index), tokens, index);
        return symbol > 0 ? symbol : _prefixes.Find(tokens.PrefixHashOf(index), tokens, index);
    }

    private static int[] SymbolsBehind(string prefix, List<Entry> entries) =>
        [.. entries.Where(e => e.Word.StartsWith(prefix, StringComparison.Ordinal)).Select(e => e.Symbol)];

    /// <summary>Entries by hash, in a table at most half full, so that a word that is not there costs one
    /// look.</summary>
    private sealed class HashedEntries
    {
        private const int ClassBits = 14;
        private readonly Slot[] _slots;
        private readonly bool _arePrefixes;

        // One bit for each class of keys: most words are not named, and learn it from a table that stays near.
        private readonly ulong[] _classes = new ulong[(1 << ClassBits) / 64];

        /// <param name="entries">The entries; of those with one hash the first that fits is found.</param>
        /// <param name="arePrefixes">Whether they are the beginnings of words.</param>
        /// <param name="hash">Hash of an entry.</param>
        public HashedEntries(IEnumerable<Entry> entries, bool arePrefixes, Func<Entry, ulong> hash)
        {
            var all = entries.ToList();
            _arePrefixes = arePrefixes;
            _slots = new Slot[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(all.Count * 2) + 2)];
            foreach (var entry in all)
            {
                var key = hash(entry);
                var at = PlaceOf(key);
                while (_slots[at].Symbol != 0)
                {
                    at = (at + 1) & (_slots.Length - 1);
                }

                _slots[at] = new(key, entry.Symbol, entry.Word);
                _classes[ClassOf(key) / 64] |= 1UL << (ClassOf(key) % 64);
            }
        }

        /// <summary>Symbol of the entry that a token is, or begins with; 0 where there is none.</summary>
        public int Find(ulong key, WordTokens tokens, int index)
        {
            var keyClass = ClassOf(key);
            return (_classes[keyClass / 64] & (1UL << (keyClass % 64))) == 0 ? 0 : Look(key, tokens, index);
        }

        private int Look(ulong key, WordTokens tokens, int index)
        {
            var slots = _slots;
            for (var at = PlaceOf(key); slots[at].Symbol != 0; at = (at + 1) & (slots.Length - 1))
            {
                if (slots[at].Key == key && (!_arePrefixes || tokens.BeginsWith(index, slots[at].Word)))
                {
                    return slots[at].Symbol;
                }
            }

            return 0;
        }

        private static int ClassOf(ulong key) => (int)(unchecked(key * 0x9E3779B97F4A7C15) >> (64 - ClassBits));

        private int PlaceOf(ulong key) => (int)(key ^ (key >> 32)) & (_slots.Length - 1);

        private readonly record struct Slot(ulong Key, int Symbol, string Word);
    }

    private sealed record Entry(string Word, int Symbol, bool IsPrefix);
}
