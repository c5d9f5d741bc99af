namespace ImrPredict.Text.Tokens;

/// <summary>
/// A 64-bit hash of lower-cased characters that is the same on every machine (FNV-1a with a finishing mix). At a
/// million phrases the chance that any two collide is below 1 in 30 million; collisions are not checked.
/// </summary>
internal static class TextHash
{
    /// <summary>Where every hash begins.</summary>
    public const ulong Seed = 14695981039346656037UL;

    /// <summary>Adds one character.</summary>
    public static ulong Add(ulong hash, char c) => (hash ^ c) * 1099511628211UL;

    /// <summary>Spreads the bits of a hash when its last character is in.</summary>
    public static ulong Finish(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }

    /// <summary>Joins the hashes of two neighbours; the order matters.</summary>
    public static ulong Join(ulong first, ulong second) => Finish((first * 0x9E3779B97F4A7C15UL) + second);

    /// <summary>Hash of a whole word in lower case.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
        {
            hash = Add(hash, Lower(c));
        }

        return Finish(hash);
    }

    /// <summary>Lower case, fast for ASCII.</summary>
    public static char Lower(char c) => char.IsAscii(c)
        ? char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c
        : char.ToLowerInvariant(c);
}
