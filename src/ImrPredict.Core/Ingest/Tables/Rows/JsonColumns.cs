using System.Text.Json;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// The columns of JSON objects: every new property name becomes a further one, up to the limit. The properties of an
/// object inside are columns too, by both names: <c>patient.age</c>.
/// </summary>
internal sealed class JsonColumns(TableLimits limits)
{
    /// <summary>How deep objects inside objects have columns of their own.</summary>
    public const int MostDepth = 4;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly List<(int Place, string Cell)> _cells = [];
    private string? _note;

    /// <summary>The names met so far, in the order in which they came.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The cells of an object, as many as reach to its last column.</summary>
    public TableRow RowOf(long number, JsonElement row)
    {
        try
        {
            return Fault(row) is { } fault
                ? new TableRow(number, [], fault)
                : new TableRow(number, Fields(), Note: _note);
        }
        catch (InvalidOperationException)
        {
            return new TableRow(number, [], "a name or text holds a broken Unicode escape");
        }
    }

    /// <summary>The cells of a list whose names stand elsewhere.</summary>
    public TableRow RowOf(long number, IReadOnlyList<string> names, JsonElement row)
    {
        if (_names.Count == 0)
        {
            _names.AddRange(names);
        }

        try
        {
            return new TableRow(number, [.. row.EnumerateArray().Select(TextOf)]);
        }
        catch (InvalidOperationException)
        {
            return new TableRow(number, [], "a text holds a broken Unicode escape");
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> CellsOf(JsonElement row, string outer, int depth) =>
        row.EnumerateObject().SelectMany(property =>
            property.Value.ValueKind == JsonValueKind.Object && depth < MostDepth
                ? CellsOf(property.Value, outer + property.Name + ".", depth + 1)
                : [(outer + property.Name, property.Value)]);

    private string? Fault(JsonElement row)
    {
        _cells.Clear();
        _note = null;
        foreach (var (name, value) in CellsOf(row, "", 1))
        {
            if (!_places.TryGetValue(name, out var place))
            {
                if (_names.Count >= limits.Columns)
                {
                    return $"more than {limits.Columns} columns with those of the rows before (limit columns)";
                }

                place = _names.Count;
                _places.Add(name, place);
                _names.Add(name);
            }

            var cell = TextOf(value);
            if (cell.Length > limits.CellCharacters)
            {
                return $"a cell has {cell.Length} characters; at most {limits.CellCharacters} are read "
                    + "(limit cell-characters)";
            }

            _cells.Add((place, cell));
            if (value.ValueKind == JsonValueKind.Array
                && value.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Object))
            {
                _note ??= $"'{name}' is a list of objects, which is not taken apart; write one object for each item";
            }
        }

        return null;
    }

    private string[] Fields()
    {
        var length = 0;
        foreach (var (place, _) in _cells)
        {
            length = Math.Max(length, place + 1);
        }

        var fields = new string[length];
        Array.Fill(fields, "");
        foreach (var (place, cell) in _cells)
        {
            // Of a name that comes twice, what says something counts.
            fields[place] = cell.Length > 0 ? cell : fields[place];
        }

        return fields;
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => CellText.Join(value.EnumerateArray().Select(TextOf)),
        _ => value.GetRawText(),
    };
}
