using System.Text;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Writes rows as RFC 4180 text: UTF-8 without BOM, quotes only where needed, no cell runs as a formula.
/// </summary>
internal static class DelimitedTableWriter
{
    public static async Task<long> WriteAsync(
        Stream stream, char delimiter, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<string[]> rows,
        CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            var count = 0L;
            WriteRow(writer, columns, [.. columns.Select(c => c.Name)], delimiter);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteRow(writer, columns, row, delimiter);
                count++;
            }

            return count;
        }
    }

    // Into the writer's buffer, which seldom fills: to wait for every row would cost more than to write it.
    private static void WriteRow(
        StreamWriter writer, IReadOnlyList<TableColumn> columns, string[] cells, char delimiter)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(delimiter);
            }

            Write(writer, Guarded(columns[i].Kind, cells[i]), delimiter);
        }

        writer.WriteLine();
    }

    private static string Guarded(CellKind kind, string cell) => kind switch
    {
        CellKind.Text => SpreadsheetText.Guard(cell),
        CellKind.Id => SpreadsheetText.GuardId(cell),
        _ => cell,
    };

    private static void Write(StreamWriter writer, string cell, char delimiter)
    {
        if (cell.AsSpan().IndexOfAny([delimiter, '"', '\r', '\n']) < 0)
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
