using System.Buffers;
using System.Text;
using ImrPredict.Text;

namespace ImrPredict.Reports;

/// <content>Rows whose cells are UTF-8 already, with <c>\n</c> as line end.</content>
internal static partial class DelimitedTableWriter
{
    private const int FlushAt = 1 << 16;

    /// <summary>Writes rows, the same bytes as for their texts, and a header.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="delimiter">Of ASCII.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows; one object may serve for all.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static void Write(
        Stream stream, char delimiter, IReadOnlyList<TableColumn> columns, IEnumerable<Utf8Row> rows,
        CancellationToken cancellation)
    {
        var special = SearchValues.Create([(byte)delimiter, .. "\"\r\n"u8]);
        var buffer = new ArrayBufferWriter<byte>(FlushAt * 2);
        for (var i = 0; i < columns.Count; i++)
        {
            Append(buffer, i > 0 ? (byte)delimiter : null, Encoding.UTF8.GetBytes(columns[i].Name), columns[i].Kind, special);
        }

        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushAt)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }

            for (var i = 0; i < row.Count; i++)
            {
                Append(buffer, i > 0 ? (byte)delimiter : null, row[i], columns[i].Kind, special);
            }
        }

        buffer.Write("\n"u8);
        stream.Write(buffer.WrittenSpan);
    }

    private static void Append(
        ArrayBufferWriter<byte> buffer, byte? before, ReadOnlySpan<byte> cell, CellKind kind, SearchValues<byte> special)
    {
        // Every byte twice, two quotes, an apostrophe and the delimiter.
        var room = buffer.GetSpan((cell.Length * 2) + 4);
        var at = 0;
        if (before is { } delimiter)
        {
            room[at++] = delimiter;
        }

        var quote = cell.ContainsAny(special);
        if (quote)
        {
            room[at++] = (byte)'"';
        }

        if (IsGuarded(kind, cell))
        {
            room[at++] = (byte)'\'';
        }

        for (var mark = quote ? cell.IndexOf((byte)'"') : -1; mark >= 0; mark = cell.IndexOf((byte)'"'))
        {
            cell[..(mark + 1)].CopyTo(room[at..]);
            at += mark + 1;
            room[at++] = (byte)'"';
            cell = cell[(mark + 1)..];
        }

        cell.CopyTo(room[at..]);
        at += cell.Length;
        if (quote)
        {
            room[at++] = (byte)'"';
        }

        buffer.Advance(at);
    }

    private static bool IsGuarded(CellKind kind, ReadOnlySpan<byte> cell) => !cell.IsEmpty && kind switch
    {
        CellKind.Text => SpreadsheetText.IsRisky((char)cell[0]),
        CellKind.Id => IsGuardedId(Encoding.UTF8.GetString(cell)),
        _ => false,
    };

    private static bool IsGuardedId(string id) => SpreadsheetText.GuardId(id).Length > id.Length;
}
