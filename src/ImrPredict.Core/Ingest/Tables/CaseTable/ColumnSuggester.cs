using System.Text.RegularExpressions;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>Finds canonical columns that house columns likely are, by synonyms and by spelling.</summary>
internal static partial class ColumnSuggester
{
    private const int LettersAnEdit = 4;
    private const int LongestName = 80;

    private static readonly Dictionary<string, string> Synonyms = TermTable.Read("column-synonyms.tsv", 2)
        .ToDictionary(row => HeaderKey.Of(row[1]), row => row[0]);

    private static readonly Dictionary<string, string> WrittenOut = TermTable.Read("column-abbreviations.tsv", 2)
        .ToDictionary(row => row[0], row => row[1]);

    private static readonly HashSet<string> Fillers = ["of", "the", "for", "in", "at", "a", "an", "imr", "s"];

    private static readonly string[] CodeWords = ["code", "cpt", "cpt4", "hcpcs", "proc"];
    private static readonly string[] DrugWords = ["drug", "medication", "ndc"];

    // Words of synonyms in any order, abbreviations written out; two columns of the same words are no synonym.
    private static readonly Dictionary<string, string> SynonymWords = TermTable.Read("column-synonyms.tsv", 2)
        .Concat(CaseColumns.All.Select(column => new[] { column.Name, column.Name }))
        .Select(row => (Words: Words(row[1]), Canonical: row[0]))
        .GroupBy(row => row.Words)
        .Where(group => group.Key.Length > 0 && group.Select(row => row.Canonical).Distinct().Count() == 1)
        .ToDictionary(group => group.Key, group => group.First().Canonical);

    /// <summary>Suggestions for house columns that nothing is bound to.</summary>
    /// <param name="unmapped">House names, in the file's order.</param>
    /// <param name="taken">Canonical names that are bound already and are not suggested.</param>
    /// <returns>At most one for each house name and each canonical name, in the order of the file.</returns>
    public static IReadOnlyList<ColumnSuggestion> Suggest(IEnumerable<string> unmapped, IEnumerable<string> taken)
    {
        var used = taken.ToHashSet();
        var suggestions = new List<ColumnSuggestion>();
        var names = unmapped.Where(name => name.Length <= LongestName).ToList();
        foreach (var house in names.OrderBy(Rank))
        {
            var suggestion = BySynonym(house, house) ?? BySpelling(house) ?? ByLastName(house);
            if (suggestion is not null && used.Add(suggestion.Canonical))
            {
                suggestions.Add(suggestion);
            }
        }

        return [.. suggestions.OrderBy(suggestion => names.IndexOf(suggestion.House))];
    }

    // Of several columns that name the service, words are better than codes, and what all rows have better than drugs.
    private static int Rank(string house)
    {
        var words = Words(house).Split(' ');
        return words.Contains("description") ? 0
            : DrugWords.Any(word => words.Contains(word)) ? 2
            : CodeWords.Any(word => words.Contains(word)) ? 1 : 0;
    }

    /// <summary>Canonical names that are spelled like a text, the nearest first.</summary>
    public static IReadOnlyList<string> Near(string name)
    {
        var key = HeaderKey.Of(name);
        return
        [
            .. CaseColumns.All.Select(column => column.Name)
                .Select(canonical => (canonical, Distance: Distance(key, HeaderKey.Of(canonical))))
                .Where(near => near.Distance <= Math.Max(2, key.Length / 3)
                    || HeaderKey.Of(near.canonical).Contains(key, StringComparison.Ordinal))
                .OrderBy(near => near.Distance)
                .Select(near => near.canonical)
                .Take(3),
        ];
    }

    /// <summary>The name of a header that is spelled most like a name; null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> header)
    {
        var key = HeaderKey.Of(name);
        return header.Where(other => other.Length is > 0 and <= LongestName)
            .Select(other => (other, Distance: Distance(key, HeaderKey.Of(other))))
            .Where(near => near.Distance <= Math.Max(1, key.Length / 3))
            .OrderBy(near => near.Distance)
            .Select(near => near.other)
            .FirstOrDefault();
    }

    private static ColumnSuggestion? BySynonym(string house, string name) =>
        Synonyms.TryGetValue(HeaderKey.Of(name), out var canonical)
        || SynonymWords.TryGetValue(Words(name), out canonical)
            ? new ColumnSuggestion(house, canonical, "a usual name of it")
            : null;

    // Of objects inside objects: request.service, patient.age.
    private static ColumnSuggestion? ByLastName(string house) =>
        house.LastIndexOf('.') is > 0 and var dot && house[(dot + 1)..] is { Length: > 0 } last
            ? BySynonym(house, last)
            : null;

    // The words of a name, sorted: "DateOfInjury", "injury_dt" and "Date of Injury" are one.
    private static string Words(string name) => string.Join(' ', WordOfName()
        .Matches(name.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal))
        .Select(word => word.Value.ToLowerInvariant())
        .Select(word => WrittenOut.GetValueOrDefault(word, word))
        .Where(word => !Fillers.Contains(word))
        .Distinct()
        .Order(StringComparer.Ordinal));

    // A run of capitals, of small letters after at most one capital, or of digits.
    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Nd}+|#")]
    private static partial Regex WordOfName();

    private static ColumnSuggestion? BySpelling(string house)
    {
        var key = HeaderKey.Of(house);
        var nearest = CaseColumns.All.Select(column => column.Name)
            .Select(canonical => (canonical, Distance: Distance(key, HeaderKey.Of(canonical))))
            .OrderBy(near => near.Distance)
            .Take(2)
            .ToList();
        return nearest[0].Distance <= key.Length / LettersAnEdit && nearest[0].Distance < nearest[1].Distance
            ? new ColumnSuggestion(house, nearest[0].canonical, "spelled much like it")
            : null;
    }

    // Levenshtein, two rows.
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
