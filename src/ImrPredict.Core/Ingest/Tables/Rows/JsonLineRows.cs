using System.Text.Json;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Rows of a file with one JSON object a line; every new property name becomes a further column.</summary>
internal sealed class JsonLineRows(string path, TableLimits limits, FileSlice? slice = null) : TableRows
{
    private readonly BoundedText _text = new(
        slice is null ? TableText.Open(path) : TableText.Open(path, slice), limits.LineCharacters);

    private readonly JsonColumns _columns = new(limits);
    private long _line = (slice?.FirstLine ?? 1) - 1;

    public override IReadOnlyList<string> Header => _columns.Names;

    public override SourceUnit Unit => SourceUnit.Line;

    public override ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_text.ReadLine() is { } line)
        {
            _line++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                return new ValueTask<TableRow?>(RowOf(line));
            }
        }

        return new ValueTask<TableRow?>((TableRow?)null);
    }

    public override ValueTask DisposeAsync()
    {
        _text.Dispose();
        return ValueTask.CompletedTask;
    }

    private TableRow RowOf(string line)
    {
        if (_text.HasOddities && line.EndsWith(BoundedText.Cut))
        {
            return new TableRow(_line, [], RowFaults.TooLong(limits));
        }

        var (text, note) = _text.HasOddities ? RowFaults.OfLine(line) : (line, null);
        try
        {
            // The lines of an array end in a comma.
            using var document = JsonDocument.Parse(text.AsMemory().TrimEnd(" \t,"));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Noted(_columns.RowOf(_line, document.RootElement), note)
                : new TableRow(_line, [], "the line holds JSON, but no object");
        }
        catch (JsonException exception)
        {
            return new TableRow(_line, [], $"the line is not JSON (column {exception.BytePositionInLine + 1})");
        }
    }

    private static TableRow Noted(TableRow row, string? note) => note is null ? row : row with { Note = note };
}
