using System.Text.RegularExpressions;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Tables.Cells;

/// <summary>
/// The columns of a table that items do not take, such as a handler or a due date: they stand in the score table beside
/// the scores. Free text does not, since it may be clinical: columns whose name says so, and long cells.
/// </summary>
internal sealed partial class PassingColumns
{
    // Longer cells are no codes, names, dates or amounts.
    private const int LongestCell = 100;

    private static readonly HashSet<string> WordsOfText = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "notes", "narrative", "narratives", "comment", "comments", "remark", "remarks", "memo", "memos", "text",
        "texts", "summary", "summaries", "finding", "findings", "rationale", "history", "clinical", "chart", "report",
    };

    private readonly int[] _places;
    private readonly string[] _names;
    private readonly bool[] _isText;

    private PassingColumns(int[] places, string[] names)
    {
        (_places, _names) = (places, names);
        _isText = Array.ConvertAll(names, IsOfText);
    }

    /// <summary>The columns of a header that nothing takes; those without a name are left out.</summary>
    /// <param name="header">Names in the file, in its order.</param>
    /// <param name="isTaken">Whether items take the column at a place, or the user leaves it out.</param>
    public static PassingColumns Of(IReadOnlyList<string> header, Func<int, bool> isTaken)
    {
        var (places, names) = (new List<int>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var inOrder = new List<string>();
        for (var place = 0; place < header.Count; place++)
        {
            if (header[place].Trim() is not { Length: > 0 } name || isTaken(place))
            {
                continue;
            }

            var unique = name;
            for (var number = 2; !names.Add(unique); number++)
            {
                unique = $"{name}_{number}";
            }

            places.Add(place);
            inOrder.Add(unique);
        }

        return new([.. places], [.. inOrder]);
    }

    /// <summary>The cells of a row; null where no column passes.</summary>
    public PassedCells? Of(string[] fields)
    {
        if (_places.Length == 0)
        {
            return null;
        }

        var cells = new string?[_places.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = _places[i] < fields.Length ? SpreadsheetText.Unguard(fields[_places[i]].Trim()) : "";
            cells[i] = _isText[i] || cell.Length > LongestCell ? null : cell;
        }

        return new(_names, cells);
    }

    private static bool IsOfText(string name) => Word().EnumerateMatches(name) is var words && Any(words, name);

    private static bool Any(Regex.ValueMatchEnumerator words, string name)
    {
        foreach (var word in words)
        {
            if (WordsOfText.Contains(name.Substring(word.Index, word.Length)))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
