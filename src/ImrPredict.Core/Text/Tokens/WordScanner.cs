namespace ImrPredict.Text.Tokens;

/// <summary>
/// Reads the words of a text one after the other without allocating: runs of letters and digits, apostrophes inside a
/// word included. Words are hashed folded: in lower case, without apostrophes.
/// </summary>
internal ref struct WordScanner(ReadOnlySpan<char> text)
{
    /// <summary>Number of letters that <see cref="PrefixHash"/> covers.</summary>
    public const int PrefixLength = 3;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Offset of the word's first character.</summary>
    public int Start { get; private set; }

    /// <summary>Number of its characters.</summary>
    public int Length { get; private set; }

    /// <summary>Hash of the folded word, see <see cref="TextHash"/>.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Hash of its first letters; 0 where it is shorter.</summary>
    public uint PrefixHash { get; private set; }

    /// <summary>Whether it is ASCII without apostrophes, so that folding changes only case.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Whether it has digits only.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>Moves to the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool MoveNext()
    {
        for (var at = Start + Length; at < _text.Length; at++)
        {
            if (char.IsLetterOrDigit(_text[at]))
            {
                Read(at);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a character is an apostrophe, straight or curly.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018';

    private void Read(int start)
    {
        var rest = _text[start..];
        var (hash, prefix, isPlain) = (TextHash.Seed, 0u, true);
        var (end, letters, digits) = (0, 0, 0);
        for (; end < rest.Length; end++)
        {
            // Nearly every character is a letter of ASCII; one bit makes it lower case.
            var c = rest[end];
            var lower = (char)(c | 0x20);
            if (!char.IsAsciiLetterLower(lower))
            {
                if (char.IsLetterOrDigit(c))
                {
                    lower = TextHash.Lower(c);
                    digits += char.IsDigit(c) ? 1 : 0;
                    isPlain &= char.IsAscii(c);
                }
                else if (IsApostrophe(c) && end + 1 < rest.Length && char.IsLetter(rest[end + 1]))
                {
                    isPlain = false;
                    continue;
                }
                else
                {
                    break;
                }
            }

            hash = TextHash.Add(hash, lower);
            prefix = ++letters == PrefixLength ? (uint)hash : prefix;
        }

        (Start, Length, IsPlain, IsNumber) = (start, end, isPlain, digits == end);
        (Hash, PrefixHash) = (TextHash.Finish(hash), prefix);
    }
}
