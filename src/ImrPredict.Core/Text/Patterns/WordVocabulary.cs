using ImrPredict.Text.Internals;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Patterns;

/// <summary>
/// Numbers the words that a set of patterns names. Every token of a text gets one symbol: its own where the word is
/// named, else that of the longest prefix it starts with, else 0. Symbols follow the ordinal order of the words, so
/// that the words behind a prefix have consecutive symbols.
/// </summary>
internal sealed class WordVocabulary
{
    private static readonly Lazy<WordVocabulary> WordsOfTables = new(() => new(
        TermTable.ReadColumn("pattern").SelectMany(cell => PhrasePattern.Parse(cell).Elements)
            .SelectMany(element => element.Terms)));

    private readonly Dictionary<string, (int First, int Count)> _symbols = new(StringComparer.Ordinal);
    private readonly HashIndex _words;
    private readonly int[] _wordSymbols;
    private readonly HashIndex _prefixes;

    // Those that begin with the same letters, the longest first.
    private readonly Entry[][] _prefixEntries;

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

        var words = entries.Where(e => !e.IsPrefix).ToList();
        _words = new([.. words.Select(e => TextHash.Of(e.Word))]);
        _wordSymbols = [.. words.Select(e => e.Symbol)];
        var prefixes = entries.Where(e => e.IsPrefix).GroupBy(e => new WordTokens(e.Word).PrefixHashOf(0)).ToList();
        _prefixes = new([.. prefixes.Select(g => TextHash.Finish(g.Key))]);
        _prefixEntries = [.. prefixes.Select(g => g.OrderByDescending(e => e.Word.Length).ToArray())];
    }

    /// <summary>The words of all embedded tables that have a column <c>pattern</c>.</summary>
    public static WordVocabulary OfTables => WordsOfTables.Value;

    /// <summary>All symbols whose tokens a term stands for, in order.</summary>
    public IEnumerable<int> SymbolsOf(string term) => Enumerable.Range(_symbols[term].First, _symbols[term].Count);

    /// <summary>The symbol of every token, in order.</summary>
    public int[] Encode(WordTokens tokens)
    {
        var symbols = new int[tokens.Count];
        for (var i = 0; i < symbols.Length; i++)
        {
            // Most words are in neither index, which two bits tell.
            if ((_words.MayHold(tokens.HashOf(i)) | _prefixes.MayHold(PrefixOf(tokens, i))) != 0)
            {
                symbols[i] = SymbolOf(tokens, i);
            }
        }

        return symbols;
    }

    /// <summary>The symbol of one token; 0 where none is named.</summary>
    public int SymbolOf(WordTokens tokens, int index)
    {
        if (_words.Find(tokens.HashOf(index)) is >= 0 and var word)
        {
            return _wordSymbols[word];
        }

        if (_prefixes.Find(PrefixOf(tokens, index)) is not (>= 0 and var group))
        {
            return 0;
        }

        foreach (var prefix in _prefixEntries[group])
        {
            if (tokens.BeginsWith(index, prefix.Word))
            {
                return prefix.Symbol;
            }
        }

        return 0;
    }

    private static ulong PrefixOf(WordTokens tokens, int index) => TextHash.Finish(tokens.PrefixHashOf(index));

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

    private sealed record Entry(string Word, int Symbol, bool IsPrefix);
}
