using System.Text;
using ImrPredict.Text.Internals;

namespace ImrPredict.Text.Tokens;

/// <summary>
/// The words of a text as spans, see <see cref="WordScanner"/>, and every percent sign by itself. All else separates,
/// so that "non-certified" and "non certified" read alike. Words are compared folded: in lower case, without
/// apostrophes.
/// </summary>
internal sealed class WordTokens
{
    private static readonly ulong PercentHash = TextHash.Of("%");

    private readonly Token[] _tokens;

    /// <summary>Splits a text.</summary>
    public WordTokens(string text)
    {
        Text = text;
        var tokens = new RentedList<Token>((text.Length / 6) + 1);
        var words = new WordScanner(text);
        var behind = 0;
        while (words.MoveNext())
        {
            AddPercentSigns(behind, words.Start, tokens);
            tokens.Add(new(words.Start, words.Length, words.Hash, words.PrefixHash, words.IsPlain));
            behind = words.Start + words.Length;
        }

        AddPercentSigns(behind, text.Length, tokens);
        _tokens = tokens.ToArrayAndReturn();
    }

    /// <summary>The text that was split.</summary>
    public string Text { get; }

    /// <summary>
    /// The symbols that the words of the pattern tables give the tokens; null until a set of their patterns asks.
    /// Several sets are looked for in one text, whose words then are looked up once.
    /// </summary>
    public int[]? TableSymbols { get; set; }

    /// <summary>Number of tokens.</summary>
    public int Count => _tokens.Length;

    /// <summary>A token, by its position from 0.</summary>
    public TextSpan this[int index] => new(_tokens[index].Start, _tokens[index].Length);

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> Word(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    /// <summary>The characters between a token and the one before it.</summary>
    public ReadOnlySpan<char> GapBefore(int index)
    {
        var from = index == 0 ? 0 : this[index - 1].End;
        return Text.AsSpan(from, _tokens[index].Start - from);
    }

    /// <summary>Hash of a token's folded word, see <see cref="TextHash"/>.</summary>
    public ulong HashOf(int index) => _tokens[index].Hash;

    /// <summary>Hash of the first letters of a token's folded word; 0 where it is shorter.</summary>
    public uint PrefixHashOf(int index) => _tokens[index].PrefixHash;

    /// <summary>Whether a token is ASCII without apostrophes, so that folding changes only case.</summary>
    public bool IsPlain(int index) => _tokens[index].IsPlain;

    /// <summary>Whether a token's folded word is a folded word.</summary>
    public bool Is(int index, string word) => Matches(_tokens[index], word, asPrefix: false);

    /// <summary>Whether a token's folded word begins with a folded word.</summary>
    public bool BeginsWith(int index, string word) => Matches(_tokens[index], word, asPrefix: true);

    /// <summary>
    /// Position of the first token that starts at or behind an offset; <see cref="Count"/> where none does.
    /// </summary>
    public int IndexAt(int offset)
    {
        var (low, high) = (0, _tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void AddPercentSigns(int from, int end, RentedList<Token> tokens)
    {
        for (var at = from; at < end; at++)
        {
            if (Text[at] == '%')
            {
                tokens.Add(new(at, 1, PercentHash, 0, IsPlain: true));
            }
        }
    }

    private bool Matches(Token token, string word, bool asPrefix)
    {
        var chars = Text.AsSpan(token.Start, token.Length);
        if (!token.IsPlain)
        {
            return IsFolded(chars, word, asPrefix);
        }

        return (asPrefix ? chars.Length >= word.Length : chars.Length == word.Length)
            && Ascii.EqualsIgnoreCase(chars[..word.Length], word);
    }

    private static bool IsFolded(ReadOnlySpan<char> token, string word, bool asPrefix)
    {
        var matched = 0;
        foreach (var c in token)
        {
            if (WordScanner.IsApostrophe(c))
            {
                continue;
            }

            if (matched == word.Length)
            {
                return asPrefix;
            }

            if (TextHash.Lower(c) != word[matched++])
            {
                return false;
            }
        }

        return matched == word.Length;
    }

    private readonly record struct Token(int Start, int Length, ulong Hash, uint PrefixHash, bool IsPlain);
}
