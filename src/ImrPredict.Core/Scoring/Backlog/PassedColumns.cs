using ImrPredict.Ingest.Reading;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// The columns of the inputs that items do not take and that stand in the score table after ours, in the order in which
/// the rows bring them. A column with free text in any cell is withheld whole.
/// </summary>
public sealed class PassedColumns
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> _withheld = [];
    private IReadOnlyList<string>? _last;

    /// <summary>The names as the inputs have them; known when all rows are counted.</summary>
    public IReadOnlyList<string> Names => [.. _names.Where((_, place) => !_withheld.Contains(place))];

    /// <summary>Columns that are not copied, since they hold free text, which may be clinical.</summary>
    public IReadOnlyList<string> Withheld => [.. _names.Where((_, place) => _withheld.Contains(place))];

    /// <summary>Counts the columns of a row.</summary>
    internal void Add(PassedCells? cells)
    {
        if (cells is null)
        {
            return;
        }

        if (!ReferenceEquals(cells.Names, _last))
        {
            foreach (var name in cells.Names)
            {
                if (_places.TryAdd(name, _names.Count))
                {
                    _names.Add(name);
                }
            }

            _last = cells.Names;
        }

        for (var i = 0; i < cells.Cells.Count; i++)
        {
            if (cells.Cells[i] is null)
            {
                _withheld.Add(_places[cells.Names[i]]);
            }
        }
    }

    /// <summary>The cells of a row in the order of <see cref="Names"/>.</summary>
    internal IReadOnlyList<string> CellsOf(PassedCells? row)
    {
        if (row is null || _names.Count == _withheld.Count)
        {
            return [];
        }

        var cells = new string[_names.Count];
        for (var i = 0; i < row.Cells.Count; i++)
        {
            cells[_places[row.Names[i]]] = row.Cells[i] ?? "";
        }

        return [.. cells.Where((_, place) => !_withheld.Contains(place)).Select(cell => cell ?? "")];
    }
}
