using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Patterns;

/// <summary>
/// Numbers the words that a set of patterns names. Every token of a text gets one symbol: its own where the word is
/// named, else that of the longest prefix it starts with, else 0. Symbols follow the words' ordinal order, so that those
/// of the words behind a prefix follow each other.
/// </summary>
internal sealed class WordVocabulary
{
    private static readonly Lazy<WordVocabulary> OfPatterns = new(() => new(
        TermTable.ReadColumn("pattern").SelectMany(cell => PhrasePattern.Parse(cell).Elements).SelectMany(e => e.Terms)));

    private readonly Dictionary<string, (int First, int Count)> _symbols = new(StringComparer.Ordinal);
    private readonly HashedEntries _words;
    private readonly HashedEntries _prefixes;

    /// <param name="terms">Words, folded; a final <c>*</c> marks a prefix of at least three letters.</param>
    public WordVocabulary(IEnumerable<string> terms)
    {
        var entries = terms.Distinct(StringComparer.Ordinal)
            .Select(term => (Word: term.TrimEnd('*'), IsPrefix: term.EndsWith('*')))
            .OrderBy(term => term.Word, StringComparer.Ordinal).ThenBy(term => term.IsPrefix)
            .Select((term, i) => new Entry(term.Word, i + 1, term.IsPrefix))
            .ToList();
        foreach (var entry in entries)
        {
            _symbols.Add(entry.IsPrefix ? entry.Word + "*" : entry.Word, SymbolsOf(entry, entries));
        }

        _words = new(entries.Where(e => !e.IsPrefix), arePrefixes: false, e => WordHash.Of(e.Word));
        _prefixes = new(
            entries.Where(e => e.IsPrefix).OrderByDescending(e => e.Word.Length), arePrefixes: true,
            e => (uint)WordHash.Of(e.Word.AsSpan(0, WordHash.PrefixLength)));
    }

    /// <summary>
    /// The words of all embedded tables that have a column <c>pattern</c>: several of them are looked for in the same
    /// text, whose words then are looked up once. See <see cref="WordTokens.PatternSymbols"/>.
    /// </summary>
    public static WordVocabulary Patterns => OfPatterns.Value;

    /// <summary>All symbols whose tokens a term stands for, in order.</summary>
    public IEnumerable<int> SymbolsOf(string term) => Enumerable.Range(_symbols[term].First, _symbols[term].Count);

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

    private static (int First, int Count) SymbolsOf(Entry entry, List<Entry> entries)
    {
        if (!entry.IsPrefix)
        {
            return (entry.Symbol, 1);
        }

        // The word itself, where it is named too, stands right before its prefix.
        var first = entry.Symbol - 1;
        first -= first > 0 && entries[first - 1].Word == entry.Word ? 1 : 0;
        var end = entry.Symbol;
        while (end < entries.Count && entries[end].Word.StartsWith(entry.Word, StringComparison.Ordinal))
        {
            end++;
        }

        return (first + 1, end - first);
    }

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
