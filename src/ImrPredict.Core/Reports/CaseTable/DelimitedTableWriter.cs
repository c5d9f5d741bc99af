using System.Text;
using ImrPredict.Text;

namespace ImrPredict.Reports;

/// <summary>
/// Writes rows as RFC 4180 text: UTF-8 without BOM, quotes only where needed, no cell runs as a formula.
/// </summary>
internal static class DelimitedTableWriter
{
    public static async Task<long> WriteAsync(
        Stream stream, char delimiter, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<string[]> rows,
        CancellationToken cancellationToken, string newLine = "\r\n")
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = newLine };
        await using (writer.ConfigureAwait(false))
        {
            var line = new StringBuilder();
            var count = 0L;
            await WriteRowAsync(writer, line, columns, [.. columns.Select(c => c.Name)], delimiter).ConfigureAwait(false);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await WriteRowAsync(writer, line, columns, row, delimiter).ConfigureAwait(false);
                count++;
            }

            return count;
        }
    }

    private static Task WriteRowAsync(
        StreamWriter writer, StringBuilder line, IReadOnlyList<TableColumn> columns, string[] cells, char delimiter)
    {
        line.Clear();
        for (var i = 0; i < cells.Length; i++)
        {
            Append(line, Guarded(columns[i].Kind, cells[i]), delimiter);
            line.Append(delimiter);
        }

        line.Length--;
        return writer.WriteLineAsync(line);
    }

    private static string Guarded(CellKind kind, string cell) => kind switch
    {
        CellKind.Text => SpreadsheetText.Guard(cell),
        CellKind.Id => SpreadsheetText.GuardId(cell),
        _ => cell,
    };

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
