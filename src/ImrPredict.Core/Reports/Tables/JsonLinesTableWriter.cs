using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImrPredict.Reports.Tables;

/// <summary>Writes rows as one JSON object a line; blank cells are left out, numbers are numbers.</summary>
internal sealed class JsonLinesTableWriter : TableWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override async Task<long> WriteAsync<T>(
        Stream stream, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        var names = columns.Select(column => JsonEncodedText.Encode(column.Name)).ToArray();
        using var buffer = new MemoryStream();
        var json = new Utf8JsonWriter(buffer, Options);
        await using (json.ConfigureAwait(false))
        {
            var count = 0L;
            await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
            {
                WriteRow(json, names, columns, row);
                buffer.WriteByte((byte)'\n');
                buffer.WriteTo(stream);
                buffer.SetLength(0);
                json.Reset();
                count++;
            }

            return count;
        }
    }

    private static void WriteRow<T>(
        Utf8JsonWriter json, JsonEncodedText[] names, IReadOnlyList<TableColumn<T>> columns, T row)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = columns[i].Text(row);
            if (cell.Length == 0)
            {
                continue;
            }

            json.WritePropertyName(names[i]);
            if (columns[i].Kind is CellKind.Number or CellKind.Count)
            {
                json.WriteRawValue(cell);
            }
            else
            {
                json.WriteStringValue(cell);
            }
        }

        json.WriteEndObject();
        json.Flush();
    }
}
