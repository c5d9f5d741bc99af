namespace ImrPredict.Features.Lexical.Words;

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

    private static bool IsApostropheInside(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private void ReadWord()
    {
        var rest = text[position..];
        var hash = TextHash.Seed;
        var (end, digits) = (0, 0);
        for (; end < rest.Length; end++)
        {
            // Nearly every character is a letter of ASCII; one bit makes it lower case.
            var c = rest[end];
            if (char.IsAsciiLetterLower((char)(c | 0x20)))
            {
                hash = TextHash.Add(hash, (char)(c | 0x20));
            }
            else if (char.IsLetterOrDigit(c))
            {
                hash = TextHash.Add(hash, TextHash.Lower(c));
                digits += char.IsDigit(c) ? 1 : 0;
            }
            else if (!IsApostropheInside(rest, end))
            {
                break;
            }
        }

        (Start, Length, position) = (position, end, position + end);
        IsNumber = digits == end;
        Hash = IsNumber ? NumberHash : TextHash.Finish(hash);
    }
}
