using ImrPredict.Cases;

namespace ImrPredict.Desk.Access;

/// <summary>
/// Names of people: they stand in findings, in the trail and in tables, where two must not look like one.
/// </summary>
internal static class PersonName
{
    private const int Most = 60;

    // Letters by their category, that nobody sees.
    private const string Unseen = "\u115F\u1160\u3164";

    /// <summary>Whether two spellings are one person.</summary>
    public static bool IsSame(string name, string other) =>
        string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses what is no name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="ImrPredictException">It is none, or could be taken for another.</exception>
    public static void Check(string name, string place)
    {
        var isName = name.Length is > 0 and <= Most && name == name.Trim()
            && !name.Contains("  ", StringComparison.Ordinal) && char.IsLetterOrDigit(name[0])
            && name.IsNormalized()
            && name.All(c => (char.IsLetterOrDigit(c) && !IsDisguised(c)) || " .-_'@".Contains(c));
        if (!isName)
        {
            throw new ImrPredictException(
                $"{place}: is no name; expected up to {Most} letters, digits, spaces and . - _ ' @, a letter or "
                + "digit first.");
        }

        if (name.Where(char.IsLetter).Select(AlphabetOf).Distinct().Count() > 1)
        {
            throw new ImrPredictException(
                $"{place}: has letters of more than one alphabet, some of which look alike (Latin, Greek, Cyrillic); "
                + "write it in one.");
        }
    }

    // Letters in other forms (of symbols, joined, wide), which look like the letters that they stand for. They are
    // named here since normalization by compatibility, which knows of all, is not there without data of the system.
    private static bool IsDisguised(char letter) =>
        Unseen.Contains(letter) || letter is (>= '\u2100' and <= '\u214F') or >= '\uFB00';

    // Those whose letters look alike; 0 for all others.
    private static int AlphabetOf(char letter) => letter switch
    {
        (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF') => 1,
        (>= '\u0400' and <= '\u052F') or (>= '\u1C80' and <= '\u1C8F') or (>= '\u2DE0' and <= '\u2DFF') => 2,
        >= '\u0530' and <= '\u058F' => 3,
        >= '\u13A0' and <= '\u13FF' => 4,
        _ => 0,
    };
}
