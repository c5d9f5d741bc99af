using System.Collections.Frozen;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>
/// Finds the one full name that an abbreviated name can stand for: every word of it that says something begins, or is
/// begun by, the next word of the full name, and all words of the full name that say something are used.
/// </summary>
internal sealed class AbbreviationMatch(IEnumerable<string> fullNames)
{
    private const int ShortestWord = 3;

    private static readonly FrozenSet<string> EmptyWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "and", "of", "the", "oth", "other", "proc", "procs", "procedure", "procedures", "surgery", "surg", "disorder",
        "disorders", "disord", "disease", "diseases", "dis", "problem", "problems", "treatment", "trtmt", "services",
        "service", "svc", "svcs", "serv", "system", "related", "rel", "care", "screening", "testing");

    private readonly (string Name, string[] Words)[] _names = [.. fullNames.Select(name => (name, WordsOf(name)))];

    /// <summary>The full name; null where none fits, or more than one.</summary>
    public string? Find(string name)
    {
        var words = WordsOf(name);
        if (words.Length == 0 || words.Any(word => word.Length < ShortestWord))
        {
            return null;
        }

        var found = _names.Where(full => Fits(words, full.Words)).Take(2).ToList();
        return found.Count == 1 ? found[0].Name : null;
    }

    private static bool Fits(string[] words, string[] fullWords) =>
        words.Length == fullWords.Length
        && words.Zip(fullWords).All(pair =>
            pair.Second.StartsWith(pair.First, StringComparison.Ordinal)
            || (pair.Second.Length >= ShortestWord && pair.First.StartsWith(pair.Second, StringComparison.Ordinal)));

    private static string[] WordsOf(string name) =>
    [
        .. string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !EmptyWords.Contains(word)),
    ];
}
