using System.Text;
using ImrPredict.Text;

namespace ImrPredict.Reports;

/// <summary>
/// Writes rows as RFC 4180 text: UTF-8 without BOM, CRLF, quotes only where needed, no cell runs as a formula.
/// </summary>
internal static class DelimitedTableWriter
{
    public static async Task<long> WriteAsync(
        Stream stream, char delimiter, IEnumerable<string> header, IAsyncEnumerable<string[]> rows,
        CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            var line = new StringBuilder();
            var count = 0L;
            await WriteRowAsync(writer, line, header, delimiter).ConfigureAwait(false);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await WriteRowAsync(writer, line, row, delimiter).ConfigureAwait(false);
                count++;
            }

            return count;
        }
    }

    private static Task WriteRowAsync(
        StreamWriter writer, StringBuilder line, IEnumerable<string> cells, char delimiter)
    {
        line.Clear();
        foreach (var cell in cells)
        {
            Append(line, SpreadsheetText.Guard(cell), delimiter);
            line.Append(delimiter);
        }

        line.Length--;
        return writer.WriteLineAsync(line);
    }

    private static void Append(StringBuilder line, string cell, char delimiter)
    {
        if (cell.AsSpan().IndexOfAny([delimiter, '"', '\r', '\n']) < 0)
        {
            line.Append(cell);
            return;
        }

        line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
