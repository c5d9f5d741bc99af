using System.Collections.Frozen;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>
/// Finds the one category that an abbreviated name can stand for, among all names that categories have: every word of
/// it that says something abbreviates, or is begun by, the next word of the full name, and all words of the full name
/// that say something are used. A word is abbreviated by its beginning, or by its first letter and some of the others
/// in order (Hlth).
/// </summary>
/// <param name="names">The names of each category; a category may have many.</param>
internal sealed class AbbreviationMatch(IEnumerable<(string Name, string Category)> names)
{
    private const int ShortestWord = 3;

    private static readonly FrozenSet<string> EmptyWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "and", "of", "the", "oth", "other", "proc", "procs", "procedure", "procedures", "surgery", "surg", "disorder",
        "disorders", "disord", "disease", "diseases", "dis", "problem", "problems", "treatment", "trtmt", "services",
        "service", "svc", "svcs", "serv", "system", "sys", "related", "rel", "care", "screening", "testing", "certain",
        "dx", "tx", "than", "method");

    private readonly (string[] Words, string Category)[] _names =
        [.. names.Select(n => (WordsOf(n.Name), n.Category)).Where(n => n.Item1.Length > 0)];

    /// <summary>The category; null where none fits, or more than one.</summary>
    /// <param name="name">The abbreviated name.</param>
    /// <param name="fewestWords">How many of its words must say something, from 1.</param>
    public string? Find(string name, int fewestWords)
    {
        var words = WordsOf(name);
        if (words.Length < fewestWords || words.Any(word => word.Length < ShortestWord))
        {
            return null;
        }

        var found = _names.Where(full => Fits(words, full.Words)).Select(full => full.Category).Distinct().Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static bool Fits(string[] words, string[] fullWords) =>
        words.Length == fullWords.Length
        && words.Zip(fullWords).All(pair =>
            IsShort(pair.First, pair.Second)
            || (pair.Second.Length >= ShortestWord && pair.First.StartsWith(pair.Second, StringComparison.Ordinal)));

    private static bool IsShort(string word, string fullWord)
    {
        var next = 0;
        foreach (var letter in word)
        {
            var at = fullWord.IndexOf(letter, next);
            if (at < 0 || (next == 0 && at > 0))
            {
                return false;
            }

            next = at + 1;
        }

        return true;
    }

    private static string[] WordsOf(string name) =>
    [
        .. string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !EmptyWords.Contains(word)),
    ];
}
