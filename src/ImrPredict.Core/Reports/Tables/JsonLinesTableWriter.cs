using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImrPredict.Reports.Tables;

/// <summary>Writes rows as one JSON object a line; blank cells are left out, numbers are numbers.</summary>
internal static class JsonLinesTableWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<long> WriteAsync(
        Stream stream, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        var names = columns.Select(column => JsonEncodedText.Encode(column.Name)).ToArray();
        using var buffer = new MemoryStream();
        var json = new Utf8JsonWriter(buffer, Options);
        await using (json.ConfigureAwait(false))
        {
            var count = 0L;
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
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

    private static void WriteRow(
        Utf8JsonWriter json, JsonEncodedText[] names, IReadOnlyList<TableColumn> columns, string[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].Length == 0)
            {
                continue;
            }

            json.WritePropertyName(names[i]);
            if (columns[i].Kind is CellKind.Number or CellKind.Count)
            {
                json.WriteRawValue(row[i]);
            }
            else
            {
                json.WriteStringValue(row[i]);
            }
        }

        json.WriteEndObject();
        json.Flush();
    }
}
