using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>Which canonical column stands at which place of a header.</summary>
internal sealed class ColumnBinding
{
    private readonly Dictionary<string, int> _places;
    private readonly Lazy<IReadOnlyList<ColumnSuggestion>> _suggestions;

    private ColumnBinding(Dictionary<string, int> places, IReadOnlyList<string> unmapped)
    {
        _places = places;
        _suggestions = new(() => ColumnSuggester.Suggest(unmapped, places.Keys));
    }

    /// <summary>The canonical names that were found.</summary>
    public IReadOnlyCollection<string> Bound => _places.Keys;

    /// <summary>What the columns that nothing was bound to likely are.</summary>
    public IReadOnlyList<ColumnSuggestion> Suggestions => _suggestions.Value;

    /// <summary>Whether a row can be an item: there is an id, and a column that says what is in dispute.</summary>
    public bool IsEnough => _places.ContainsKey(CaseColumns.CaseNumber.Name)
        && CaseColumns.Subjects.Any(column => _places.ContainsKey(column.Name));

    /// <summary>
    /// Binds by the map first, then house names that equal a canonical one but for case, spaces and punctuation.
    /// Where two columns have one name the first is taken.
    /// </summary>
    /// <param name="header">Names in the file, in its order.</param>
    /// <param name="columnMap">House names to canonical names.</param>
    public static ColumnBinding Of(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> columnMap)
    {
        var map = columnMap.DistinctBy(pair => HeaderKey.Of(pair.Key))
            .ToDictionary(pair => HeaderKey.Of(pair.Key), pair => pair.Value);
        var places = new Dictionary<string, int>();
        for (var i = 0; i < header.Count; i++)
        {
            if (map.TryGetValue(HeaderKey.Of(header[i]), out var canonical))
            {
                places.TryAdd(canonical, i);
            }
        }

        for (var i = 0; i < header.Count; i++)
        {
            if (!places.ContainsValue(i) && Fold(header[i]) is { } canonical)
            {
                places.TryAdd(canonical, i);
            }
        }

        var unmapped = header.Where((name, i) => !places.ContainsValue(i) && name.Trim().Length > 0);
        return new ColumnBinding(places, [.. unmapped]);
    }

    /// <summary>The canonical name that a header equals but for case, spaces and punctuation; null for none.</summary>
    internal static string? Fold(string header)
    {
        var key = HeaderKey.Of(header);
        return CaseColumns.All.FirstOrDefault(
            column => column.Name.Length >= key.Length && HeaderKey.Of(column.Name) == key)?.Name;
    }

    /// <summary>The cell of a canonical column, trimmed; empty where the file or the row has none.</summary>
    public string Cell(string[] fields, string column) =>
        _places.TryGetValue(column, out var place) && place < fields.Length ? fields[place].Trim() : "";

    /// <summary>Says in one line what is missing and what the file's columns may be.</summary>
    public string Describe()
    {
        var missing = _places.ContainsKey(CaseColumns.CaseNumber.Name)
            ? $"one of {string.Join(", ", CaseColumns.Subjects)}"
            : CaseColumns.CaseNumber.Name;
        var found = Suggestions.Count == 0
            ? "no column of the file looks like one"
            : "likely: " + string.Join(", ", Suggestions.Select(s => $"'{s.House}' is {s.Canonical} ({s.Why})"));
        return $"no column {missing}; {found}. Name the columns in a map file (--map)";
    }
}
