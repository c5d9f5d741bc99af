using System.Globalization;
using System.Text;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>
/// Words of a text as the index of PostgreSQL takes them. It counts places in a text to 16,383 and 255 of one word, so
/// a long text stands there in pieces; they overlap, so that words that follow each other are found as such.
/// </summary>
internal static class WordVector
{
    private const int MostPlaces = 16_000;
    private const int MostOfWord = 255;
    private const int MostCharacters = 300_000;
    private const int Overlap = 200;
    private const int LongestWord = 500;

    /// <summary>The pieces of a text.</summary>
    /// <param name="words">Its words in order.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string> words)
    {
        for (var (from, to) = (0, 0); to < words.Count; from = to - Overlap)
        {
            var (places, characters) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), 0);
            for (to = from; to < words.Count && to - from < MostPlaces && characters < MostCharacters; to++)
            {
                var word = Short(words[to]);
                if (!places.TryGetValue(word, out var known))
                {
                    (known, characters) = (places[word] = [], characters + word.Length);
                }

                if (known.Count == MostOfWord)
                {
                    break;
                }

                known.Add(to - from + 1);
            }

            yield return Written(places);
        }
    }

    /// <summary>A search of words that follow each other, of which the last may be begun.</summary>
    public static string Query(IReadOnlyList<string> words) =>
        string.Join(" <-> ", words.Select(word => Quoted(Short(word)))) + ":*";

    private static string Written(Dictionary<string, List<int>> places)
    {
        var text = new StringBuilder();
        foreach (var (word, known) in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quoted(word)}:{string.Join(',', known)} ");
        }

        return text.ToString();
    }

    private static string Quoted(string word) =>
        $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Short(string word) => word.Length <= LongestWord ? word
        : word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
}
