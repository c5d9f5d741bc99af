using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Lexical.Words;

/// <summary>
/// The words of a text as n-grams see them: those of <see cref="WordScanner"/> with the places where sentences begin.
/// A run of digits counts as "a number" whatever it says, so that ages, dates and case numbers do not become features;
/// words of sex are skipped.
/// </summary>
internal ref struct TextTokens(ReadOnlySpan<char> text)
{
    /// <summary>The hash that stands for every number.</summary>
    public const ulong NumberHash = 0x9AE16A3B2F90404FUL;

    private readonly ReadOnlySpan<char> _text = text;
    private WordScanner _words = new(text);
    private int _behind;

    /// <summary>First character of the word read last.</summary>
    public readonly int Start => _words.Start;

    /// <summary>Length of the word read last.</summary>
    public readonly int Length => _words.Length;

    /// <summary>Hash of the word read last, lower-cased.</summary>
    public readonly ulong Hash => _words.IsNumber ? NumberHash : _words.Hash;

    /// <summary>Whether the word read last is a number.</summary>
    public readonly bool IsNumber => _words.IsNumber;

    /// <summary>Whether a sentence or line ended between the word before and this one.</summary>
    public bool BeginsSentence { get; private set; }

    /// <summary>Moves to the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool MoveNext()
    {
        BeginsSentence = _behind == 0;
        while (_words.MoveNext())
        {
            BeginsSentence |= EndsSentence(_text[_behind.._words.Start]);
            _behind = _words.Start + _words.Length;
            if (!WithheldTerms.Contains(Hash))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsSentence(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (c is '.' or ';' or '\n' or '?' or '!')
            {
                return true;
            }
        }

        return false;
    }
}
