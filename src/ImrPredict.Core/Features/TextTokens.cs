namespace ImrPredict.Features;

/// <summary>
/// Reads the words of a text without allocating: runs of letters and digits, lower-cased in the hash. A run of digits
/// alone counts as "a number" whatever it says, so that ages, dates and case numbers do not become features; words of
/// sex are skipped.
/// </summary>
internal ref struct TextTokens(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;

    /// <summary>The hash that stands for every number.</summary>
    public const ulong NumberHash = 0x9AE16A3B2F90404FUL;

    /// <summary>First character of the word read last.</summary>
    public int Start { get; private set; }

    /// <summary>Length of the word read last.</summary>
    public int Length { get; private set; }

    /// <summary>Hash of the word read last, lower-cased.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Whether the word read last is a number.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>Whether a sentence or line ended between the word before and this one.</summary>
    public bool BeginsSentence { get; private set; }

    /// <summary>Moves to the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool MoveNext()
    {
        BeginsSentence = position == 0;
        while (position < text.Length)
        {
            var c = text[position];
            if (char.IsLetterOrDigit(c))
            {
                ReadWord();
                if (!WithheldTerms.Contains(Hash))
                {
                    return true;
                }

                continue;
            }

            BeginsSentence |= c is '.' or ';' or '\n' or '?' or '!';
            position++;
        }

        return false;
    }

    private void ReadWord()
    {
        Start = position;
        var hash = TextHash.Seed;
        var digits = 0;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (!char.IsLetter(c) && !(c is '\'' or '\u2019' && position + 1 < text.Length && char.IsLetter(text[position + 1])))
            {
                break;
            }

            if (c is not ('\'' or '\u2019'))
            {
                hash = TextHash.Add(hash, TextHash.Lower(c));
            }
        }

        Length = position - Start;
        IsNumber = digits == Length;
        Hash = IsNumber ? NumberHash : TextHash.Finish(hash);
    }
}
