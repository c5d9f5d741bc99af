using System.Buffers;
using System.Text;
using ImrPredict.Text.Patterns;

namespace ImrPredict.Text.Tokens;

/// <summary>
/// The words of a text as spans: runs of letters and digits, apostrophes inside a word included, and every percent
/// sign by itself. All else separates, so that "non-certified" and "non certified" read alike. Words are compared
/// folded: in lower case, without apostrophes.
/// </summary>
internal sealed class WordTokens
{
    // Letters and digits of ASCII in lower case, by character; 0 for all that separates.
    private static readonly byte[] FoldedAscii = [.. Enumerable.Range(0, 128).Select(c =>
        char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private readonly Token[] _tokens;
    private int[]? _patternSymbols;

    private WordTokens(string text, Token[] tokens)
    {
        Text = text;
        _tokens = tokens;
    }

    /// <summary>The text that was split.</summary>
    public string Text { get; }

    /// <summary>Number of tokens.</summary>
    public int Count => _tokens.Length;

    /// <summary>A token, by its position from 0.</summary>
    public TextSpan this[int index] => new(_tokens[index].Start, _tokens[index].Length);

    /// <summary>
    /// Symbols of the tokens in <see cref="WordVocabulary.Patterns"/>, in order; found when first asked for.
    /// </summary>
    public ReadOnlySpan<int> PatternSymbols => _patternSymbols ??= WordVocabulary.Patterns.Encode(this);

    /// <summary>Splits a text.</summary>
    public static WordTokens Of(string text)
    {
        // Words and the signs between them: never more tokens than this, and mostly far fewer.
        var tokens = ArrayPool<Token>.Shared.Rent((text.Length / 2) + 1 + text.AsSpan().Count('%'));
        var count = 0;
        ReadOnlySpan<char> chars = text;
        var ascii = FoldedAscii;
        for (var at = 0; at < chars.Length;)
        {
            var c = chars[at];
            if (Folded(ascii, c) != 0)
            {
                ref var token = ref tokens[count++];
                token = Word(ascii, chars, at);
                at = token.Start + token.Length;
                continue;
            }

            if (c == '%')
            {
                tokens[count++] = new(at, 1, WordHash.Add(WordHash.Empty, c), 0, IsPlain: true);
            }

            at++;
        }

        var kept = tokens.AsSpan(0, count).ToArray();
        ArrayPool<Token>.Shared.Return(tokens);
        return new(text, kept);
    }

    /// <summary>Hash of a token's folded word, see <see cref="WordHash"/>.</summary>
    public ulong HashOf(int index) => _tokens[index].Hash;

    /// <summary>Hash of the first letters of a token's folded word; 0 where it is shorter.</summary>
    public uint PrefixHashOf(int index) => _tokens[index].PrefixHash;

    /// <summary>Whether a token is of ASCII and without apostrophes, so that folding changes only case.</summary>
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

    /// <summary>Whether a character is an apostrophe, straight or curly.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018';

    private static char Folded(byte[] ascii, char c) =>
        c < ascii.Length ? (char)ascii[c] : char.IsLetterOrDigit(c) ? WordHash.Lower(c) : '\0';

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
            if (IsApostrophe(c))
            {
                continue;
            }

            if (matched == word.Length)
            {
                return asPrefix;
            }

            if (WordHash.Lower(c) != word[matched++])
            {
                return false;
            }
        }

        return matched == word.Length;
    }

    private static Token Word(byte[] ascii, ReadOnlySpan<char> text, int start)
    {
        var (hash, prefix) = (WordHash.Empty, 0u);
        var (at, length) = (start, 0);
        var isPlain = true;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            var folded = Folded(ascii, c);
            if (folded != 0)
            {
                hash = WordHash.Add(hash, folded);
                prefix = ++length == WordHash.PrefixLength ? (uint)hash : prefix;
                isPlain &= c < ascii.Length;
            }
            else if (IsApostrophe(c) && at + 1 < text.Length && char.IsLetter(text[at + 1]))
            {
                isPlain = false;
            }
            else
            {
                break;
            }
        }

        return new(start, at - start, hash, prefix, isPlain);
    }

    /// <param name="Start">Offset of its first character.</param>
    /// <param name="Length">Number of characters.</param>
    /// <param name="Hash">Hash of the folded word.</param>
    /// <param name="PrefixHash">Hash of its first letters; 0 where it is shorter.</param>
    /// <param name="IsPlain">Whether it is of ASCII and without apostrophes, so that folding changes only case.</param>
    private readonly record struct Token(int Start, int Length, ulong Hash, uint PrefixHash, bool IsPlain);
}
