namespace ImrPredict.Text.Tokens;

/// <summary>
/// A hash of folded words that grows letter by letter (FNV-1a, 64 bits), the same in every process. It stands for its
/// word: that another of a text's words has the hash of one of some thousand known ones will not be met.
/// </summary>
internal static class WordHash
{
    /// <summary>Hash of no letters.</summary>
    public const ulong Empty = 14695981039346656037;

    /// <summary>Number of letters of a prefix's key.</summary>
    public const int PrefixLength = 3;

    /// <summary>Hash with one more letter.</summary>
    public static ulong Add(ulong hash, char letter) => unchecked((hash ^ letter) * 1099511628211);

    /// <summary>Hash of a folded word.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        foreach (var letter in word)
        {
            hash = Add(hash, letter);
        }

        return hash;
    }

    /// <summary>Lower case without regard to culture.</summary>
    public static char Lower(char c) =>
        c < 128 ? (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : char.ToLowerInvariant(c);
}
