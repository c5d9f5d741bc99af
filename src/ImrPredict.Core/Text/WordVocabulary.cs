namespace ImrPredict.Text;

/// <summary>
/// Numbers the words that a set of patterns names. Every token of a text gets one symbol: its own where the word is
/// named, else that of the longest prefix it starts with, else 0.
/// </summary>
internal sealed class WordVocabulary
{
    private readonly Dictionary<string, int[]> _symbols;
    private readonly Dictionary<uint, Entry[]> _words;
    private readonly Dictionary<uint, Entry[]> _prefixes;

    /// <param name="terms">Words, folded; a final <c>*</c> marks a prefix of at least three letters.</param>
    public WordVocabulary(IEnumerable<string> terms)
    {
        var entries = terms.Distinct(StringComparer.Ordinal).Select((t, i) => new Entry(t.TrimEnd('*'), i + 1, t.EndsWith('*'))).ToList();
        _symbols = entries.ToDictionary(
            e => e.IsPrefix ? e.Word + "*" : e.Word,
            e => e.IsPrefix ? SymbolsBehind(e.Word, entries) : [e.Symbol],
            StringComparer.Ordinal);
        _words = entries.Where(e => !e.IsPrefix).GroupBy(e => WordHash.Of(e.Word)).ToDictionary(g => g.Key, g => g.ToArray());
        _prefixes = entries
            .Where(e => e.IsPrefix)
            .OrderByDescending(e => e.Word.Length)
            .GroupBy(e => WordHash.Of(e.Word.AsSpan(0, WordHash.PrefixLength)))
            .ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>All symbols whose tokens a term stands for.</summary>
    public IReadOnlyList<int> SymbolsOf(string term) => _symbols[term];

    /// <summary>The symbol of every token, in order.</summary>
    public int[] Encode(WordTokens tokens)
    {
        var symbols = new int[tokens.Count];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = _words.TryGetValue(tokens.HashOf(i), out var words) ? First(tokens, i, words) : 0;
            if (symbols[i] == 0 && _prefixes.TryGetValue(tokens.PrefixHashOf(i), out var prefixes))
            {
                symbols[i] = First(tokens, i, prefixes);
            }
        }

        return symbols;
    }

    private static int[] SymbolsBehind(string prefix, List<Entry> entries) =>
        [.. entries.Where(e => e.Word.StartsWith(prefix, StringComparison.Ordinal)).Select(e => e.Symbol)];

    private static int First(WordTokens tokens, int index, Entry[] entries)
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

    private sealed record Entry(string Word, int Symbol, bool IsPrefix);
}
