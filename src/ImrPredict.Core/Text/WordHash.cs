namespace ImrPredict.Text;

/// <summary>A hash of folded words that grows letter by letter (FNV-1a), the same in every process.</summary>
internal static class WordHash
{
    /// <summary>Hash of no letters.</summary>
    public const uint Empty = 2166136261;

    /// <summary>Number of letters of a prefix's key.</summary>
    public const int PrefixLength = 3;

    /// <summary>Hash with one more letter.</summary>
    public static uint Add(uint hash, char letter) => unchecked((hash ^ letter) * 16777619);

    /// <summary>Hash of a folded word.</summary>
    public static uint Of(ReadOnlySpan<char> word)
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
