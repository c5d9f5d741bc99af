namespace ImrPredict.Features.Blocks;

/// <summary>
/// What a model may know by its name: words, runs of words, categories and cells that enough letters have in common.
/// What fewer have may tell of one person.
/// </summary>
internal static class CommonNames
{
    /// <summary>Fewest letters that must have a name in common.</summary>
    public const int FewestLetters = 5;

    /// <summary>The names that enough letters have.</summary>
    /// <param name="names">Names, each with the number of a letter that has it; the same pair may come again.</param>
    /// <param name="fewest">Letters that are enough.</param>
    public static HashSet<string> Find(
        IEnumerable<(string Name, int Letter)> names, int fewest = FewestLetters)
    {
        var letters = new Dictionary<string, HashSet<int>?>(StringComparer.Ordinal);
        foreach (var (name, letter) in names)
        {
            if (!letters.TryGetValue(name, out var seen))
            {
                letters.Add(name, seen = []);
            }

            // Null once there are enough, so that common names hold no long lists.
            if (seen is not null && seen.Add(letter) && seen.Count >= fewest)
            {
                letters[name] = null;
            }
        }

        return letters.Where(pair => pair.Value is null).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
    }
}
