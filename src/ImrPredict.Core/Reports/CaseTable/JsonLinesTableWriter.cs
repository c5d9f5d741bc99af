using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImrPredict.Reports;

/// <summary>Writes rows as one JSON object a line; blank cells are left out.</summary>
internal static class JsonLinesTableWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<long> WriteAsync(
        Stream stream, IReadOnlyList<string> header, IAsyncEnumerable<string[]> rows,
            CancellationToken cancellationToken)
    {
        var names = header.Select(name => JsonEncodedText.Encode(name)).ToArray();
        using var buffer = new MemoryStream();
        var json = new Utf8JsonWriter(buffer, Options);
        await using (json.ConfigureAwait(false))
        {
            var count = 0L;
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                WriteRow(json, names, row);
                buffer.WriteByte((byte)'\n');
                buffer.WriteTo(stream);
                buffer.SetLength(0);
                json.Reset();
                count++;
            }

            return count;
        }
    }

    private static void WriteRow(Utf8JsonWriter json, JsonEncodedText[] names, string[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].Length > 0)
            {
                json.WriteString(names[i], row[i]);
            }
        }

        json.WriteEndObject();
        json.Flush();
    }
}
