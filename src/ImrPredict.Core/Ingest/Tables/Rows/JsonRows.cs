using System.Text;
using System.Text.Json;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>
/// Rows of JSON that is no lines: an array of objects, objects over several lines one behind the other, or an object
/// that has the records inside. Arrays are read as a stream, objects with records whole.
/// </summary>
internal sealed class JsonRows : TableRows
{
    /// <summary>The path of records that are lists, of which the first names the columns.</summary>
    public const string NamesFirst = "[]";

    private readonly IAsyncEnumerator<TableRow> _rows;
    private readonly JsonColumns _columns;

    private JsonRows(string path, string part, TableLimits limits)
    {
        _columns = new JsonColumns(limits);
        _rows = RowsAsync(path, part, limits).GetAsyncEnumerator();
    }

    public override IReadOnlyList<string> Header => _columns.Names;

    public override SourceUnit Unit => SourceUnit.Row;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="part">Path of the records in each value; null where the values are the records.</param>
    /// <param name="limits">Bounds of values, cells and columns.</param>
    public static JsonRows Open(string path, string? part, TableLimits limits) => new(path, part ?? "", limits);

    /// <summary>The values of a file in order: those of its array, or one behind the other.</summary>
    /// <exception cref="JsonException">The file is no JSON.</exception>
    /// <exception cref="UnreadableInputException">A value is larger than the limit.</exception>
    public static async IAsyncEnumerable<JsonElement> ValuesAsync(string path, TableLimits limits)
    {
        var isArray = await IsArrayAsync(path).ConfigureAwait(false);
        if (!isArray && new FileInfo(path).Length > limits.JsonBytes)
        {
            throw new UnreadableInputException(
                $"it is one JSON value of more than {limits.JsonBytes} bytes (limit json-bytes)");
        }

        var stream = OpenUtf8(path);
        await using (stream.ConfigureAwait(false))
        {
            IAsyncEnumerable<JsonElement> values = JsonSerializer.DeserializeAsyncEnumerable(
                stream, JsonValues.Default.JsonElement, topLevelValues: !isArray);
            await foreach (var value in values.ConfigureAwait(false))
            {
                yield return value;
            }
        }
    }

    public override async ValueTask<TableRow?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _rows.MoveNextAsync().ConfigureAwait(false) ? _rows.Current : null;
    }

    public override ValueTask DisposeAsync() => _rows.DisposeAsync();

    private async IAsyncEnumerable<TableRow> RowsAsync(string path, string part, TableLimits limits)
    {
        long number = 0;
        IReadOnlyList<string>? header = null;
        await foreach (var value in ValuesAsync(path, limits).ConfigureAwait(false))
        {
            if (part == NamesFirst && value.ValueKind == JsonValueKind.Array)
            {
                if (header is null)
                {
                    header = JsonRecordSets.Texts(value) ?? [];
                }
                else
                {
                    yield return _columns.RowOf(++number, header, value);
                }

                continue;
            }

            var set = part.Length == 0
                ? new JsonRecordSet("", [value], null)
                : JsonRecordSets.In(value).FirstOrDefault(set => set.Path == part);
            foreach (var record in set?.Records ?? [])
            {
                number++;
                yield return set?.Names is { } names && record.ValueKind == JsonValueKind.Array
                        ? _columns.RowOf(number, names, record)
                    : record.ValueKind == JsonValueKind.Object ? _columns.RowOf(number, record)
                    : new TableRow(number, [], "a JSON value that is no object");
            }
        }
    }

    private static async Task<bool> IsArrayAsync(string path)
    {
        using var text = TableText.Open(path);
        var first = new char[1];
        while (await text.ReadAsync(first).ConfigureAwait(false) > 0)
        {
            if (!char.IsWhiteSpace(first[0]))
            {
                return first[0] == '[';
            }
        }

        return false;
    }

    private static NanAsBlank OpenUtf8(string path)
    {
        var text = TableText.Open(path);
        return new NanAsBlank(
            Encoding.CreateTranscodingStream(text.BaseStream, text.CurrentEncoding, Encoding.UTF8));
    }
}
