using System.Text.Json;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Schema;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Rows of a file with one JSON object a line; every new property name becomes a further column.</summary>
internal sealed class JsonLineRows(string path, FileSlice? slice = null) : TableRows
{
    private readonly StreamReader _reader = slice is null ? TableText.Open(path) : TableText.Open(path, slice);
    private readonly List<string> _header = [];
    private readonly Dictionary<string, int> _columns = [];
    private long _line = (slice?.FirstLine ?? 1) - 1;

    public override IReadOnlyList<string> Header => _header;

    public override SourceUnit Unit => SourceUnit.Line;

    public override async ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            _line++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                return RowOf(line);
            }
        }

        return null;
    }

    public override ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private TableRow RowOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new TableRow(_line, FieldsOf(document.RootElement))
                : new TableRow(_line, [], "the line holds JSON, but no object");
        }
        catch (JsonException exception)
        {
            return new TableRow(_line, [], $"the line is not JSON (column {exception.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            return new TableRow(_line, [], "the line holds a broken Unicode escape");
        }
    }

    private string[] FieldsOf(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (_columns.TryAdd(property.Name, _header.Count))
            {
                _header.Add(property.Name);
            }
        }

        var fields = new string[_header.Count];
        Array.Fill(fields, "");
        foreach (var property in row.EnumerateObject())
        {
            fields[_columns[property.Name]] = TextOf(property.Value);
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
