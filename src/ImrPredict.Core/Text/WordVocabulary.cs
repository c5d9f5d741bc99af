namespace ImrPredict.Text;

/// <summary>
/// Numbers the words that a set of patterns names. Every token of a text gets one symbol: its own where the word is
/// named, else that of the longest prefix it starts with, else 0.
/// </summary>
internal sealed class WordVocabulary
{
    private const int PrefixKeyLength = 3;
    private const int LongestWord = 48;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Prefix, int Symbol)[]> _prefixesByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordLookup;
    private readonly Dictionary<string, (string, int)[]>.AlternateLookup<ReadOnlySpan<char>> _prefixLookup;

    /// <param name="terms">Words, lower case; a final <c>*</c> marks a prefix of at least three letters.</param>
    public WordVocabulary(IEnumerable<string> terms)
    {
        var symbol = 0;
        foreach (var term in terms.Distinct(StringComparer.Ordinal))
        {
            symbol++;
            if (!term.EndsWith('*'))
            {
                _words.Add(term, symbol);
            }
            else if (term.Length > PrefixKeyLength)
            {
                _prefixes.Add(term[..^1], symbol);
            }
            else
            {
                throw new InvalidOperationException($"The prefix '{term}' is shorter than {PrefixKeyLength} letters.");
            }
        }

        foreach (var group in _prefixes.GroupBy(p => p.Key[..PrefixKeyLength], StringComparer.Ordinal))
        {
            _prefixesByKey.Add(group.Key, [.. group.OrderByDescending(p => p.Key.Length).Select(p => (p.Key, p.Value))]);
        }

        _wordLookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixLookup = _prefixesByKey.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All symbols whose tokens a term stands for.</summary>
    public IEnumerable<int> SymbolsOf(string term)
    {
        if (!term.EndsWith('*'))
        {
            return [_words[term]];
        }

        var prefix = term[..^1];
        return _words.Concat(_prefixes)
            .Where(w => w.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(w => w.Value);
    }

    /// <summary>The symbol of every token, in order.</summary>
    public int[] Encode(WordTokens tokens)
    {
        var symbols = new int[tokens.Count];
        Span<char> buffer = stackalloc char[LongestWord];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = Encode(Fold(tokens[i].Of(tokens.Text), buffer));
        }

        return symbols;
    }

    /// <summary>Lower case, without apostrophes; empty for a word longer than any named one.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length)
        {
            return [];
        }

        var length = 0;
        foreach (var c in word)
        {
            if (!WordTokens.IsApostrophe(c))
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return buffer[..length];
    }

    private int Encode(ReadOnlySpan<char> word)
    {
        if (_wordLookup.TryGetValue(word, out var symbol))
        {
            return symbol;
        }

        if (word.Length < PrefixKeyLength || !_prefixLookup.TryGetValue(word[..PrefixKeyLength], out var candidates))
        {
            return 0;
        }

        foreach (var (prefix, prefixSymbol) in candidates)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal))
            {
                return prefixSymbol;
            }
        }

        return 0;
    }
}
