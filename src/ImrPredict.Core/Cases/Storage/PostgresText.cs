using System.Text;

namespace ImrPredict.Cases.Storage;

/// <summary>Texts as PostgreSQL takes them.</summary>
public static class PostgresText
{
    /// <summary>A text with U+FFFD for NULs and for halves of signs, which PostgreSQL does not take.</summary>
    /// <param name="text">The text.</param>
    public static string Clean(string text)
    {
        if (!text.Contains('\0') && IsWhole(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsSurrogatePair(text, i))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
