using System.Text.RegularExpressions;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Tables.Cells;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>Which canonical columns stand at which places of a header.</summary>
internal sealed partial class ColumnBinding
{
    private static readonly Dictionary<string, string> Canonical =
        CaseColumns.All.ToDictionary(column => HeaderKey.Of(column.Name), column => column.Name);

    private static readonly int LongestName = Canonical.Values.Max(name => name.Length);
    private readonly Dictionary<string, int[]> _places;
    private readonly Lazy<IReadOnlyList<ColumnSuggestion>> _suggestions;

    private readonly HashSet<int> _used;
    private readonly IReadOnlyList<string> _header;

    /// <param name="places">Where the canonical columns stand.</param>
    /// <param name="leftOut">Places that the map leaves out.</param>
    /// <param name="header">Names in the file.</param>
    /// <param name="missing">Names of the map that the file does not have.</param>
    private ColumnBinding(
        Dictionary<string, int[]> places, IEnumerable<int> leftOut, IReadOnlyList<string> header,
        IReadOnlyList<string> missing)
    {
        _places = places;
        _header = header;
        _used = [.. places.Values.SelectMany(at => at), .. leftOut];
        Unused = [.. header.Where((name, i) => !_used.Contains(i) && name.Trim().Length > 0)];
        Repeated = [.. places.Where(pair => pair.Value.Length > 1).Select(pair => pair.Key)];
        Missing = missing;
        _suggestions = new(() => ColumnSuggester.Suggest(Unused, places.Keys));
    }

    /// <summary>The canonical names that were found.</summary>
    public IReadOnlyCollection<string> Bound => _places.Keys;

    /// <summary>The columns of the file that nothing is bound to, in its order.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>The canonical names that several columns of the file have.</summary>
    public IReadOnlyList<string> Repeated { get; }

    /// <summary>The house names of the map that the file does not have.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>What the columns that nothing was bound to likely are.</summary>
    public IReadOnlyList<ColumnSuggestion> Suggestions => _suggestions.Value;

    /// <summary>Whether a row can be an item: there is an id, and a column that says what is in dispute.</summary>
    public bool IsEnough => _places.ContainsKey(CaseColumns.CaseNumber.Name)
        && CaseColumns.Subjects.Any(column => _places.ContainsKey(column.Name));

    /// <summary>
    /// Binds by the map first, then house names that equal a canonical one but for case, spaces and punctuation. A
    /// canonical name may have several columns: of a row's cells the first that is not blank counts.
    /// </summary>
    /// <param name="header">Names in the file, in its order.</param>
    /// <param name="columnMap">House names to canonical names.</param>
    public static ColumnBinding Of(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> columnMap)
    {
        var map = columnMap.DistinctBy(pair => HeaderKey.Of(pair.Key))
            .ToDictionary(pair => HeaderKey.Of(pair.Key), pair => pair.Value);
        var keys = map.Count == 0 ? [] : header.Select(HeaderKey.Of).ToList();
        var places = new Dictionary<string, int[]>();
        var mapped = new HashSet<int>();
        for (var i = 0; i < keys.Count; i++)
        {
            if (map.TryGetValue(keys[i], out var canonical))
            {
                mapped.Add(i);
                if (canonical.Length > 0)
                {
                    Add(places, canonical, i);
                }
            }
        }

        var byMap = places.Keys.ToHashSet();
        for (var i = 0; i < header.Count; i++)
        {
            if (!mapped.Contains(i) && Fold(header[i]) is { } canonical && !byMap.Contains(canonical))
            {
                Add(places, canonical, i);
            }
        }

        var missing = columnMap.Keys.Where(house => !keys.Contains(HeaderKey.Of(house)));
        return new ColumnBinding(
            places, mapped.Except(places.Values.SelectMany(at => at)), header, [.. missing]);
    }

    /// <summary>The canonical name that a header equals but for case, spaces and punctuation; null for none.</summary>
    /// <remarks>Programs number the columns of one name: <c>outcome.1</c>, <c>outcome_2</c>.</remarks>
    internal static string? Fold(string header) => header.Length > LongestName * 2 ? null
        : Canonical.GetValueOrDefault(HeaderKey.Of(header))
            ?? (Numbered().Match(header) is { Success: true } numbered
                ? Canonical.GetValueOrDefault(HeaderKey.Of(numbered.Groups[1].Value))
                : null);

    /// <summary>Whether a column of this name would be bound.</summary>
    public static bool Binds(string header, IReadOnlyDictionary<string, string> columnMap) => Fold(header) is not null
        || columnMap.Keys.Any(house => HeaderKey.Of(house) == HeaderKey.Of(header));

    /// <summary>Whether a column is bound, or left out by the map.</summary>
    public bool Takes(int place) => _used.Contains(place);

    /// <summary>
    /// The places of a canonical column, in the order of the file; none where the file does not have it.
    /// </summary>
    public ReadOnlySpan<int> Places(string column) => _places.GetValueOrDefault(column);

    /// <summary>What the file calls the first of a canonical column; empty where it does not have it.</summary>
    public string HouseName(string column) => _places.TryGetValue(column, out var at) ? _header[at[0]] : "";

    /// <summary>Says in one line what is missing and what the file's columns may be.</summary>
    public string Describe()
    {
        var missing = _places.ContainsKey(CaseColumns.CaseNumber.Name)
            ? $"one of {string.Join(", ", CaseColumns.Subjects)}"
            : CaseColumns.CaseNumber.Name;
        var found = Suggestions.Count == 0
            ? "no column of the file looks like one"
            : "likely: " + string.Join(", ", Suggestions.Select(s => $"'{s.House}' is {s.Canonical} ({s.Why})"));
        return $"no column {missing}; {found}. Name the columns in a map file (--map); imr-train map writes one to "
            + "look over";
    }

    [GeneratedRegex(@"^(.+?)(?:\.{1,3}|_duplicated_|(?<!^item)(?:_| ?\(| ))[0-9]{1,3}\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    private static void Add(Dictionary<string, int[]> places, string canonical, int place) =>
        places[canonical] = [.. places.GetValueOrDefault(canonical) ?? [], place];
}
