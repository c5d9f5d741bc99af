using System.Buffers;
using System.Text;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Makes delimited text of rows whose cells are UTF-8 already: the bytes that <see cref="DelimitedTableWriter"/> writes
/// for the same texts, but lines end with <c>\n</c>. Safe on any thread.
/// </summary>
/// <param name="delimiter">Of ASCII.</param>
/// <param name="columns">The columns.</param>
internal sealed class Utf8Table(char delimiter, IReadOnlyList<TableColumn> columns)
{
    private const int UsualBytes = 1 << 16;

    private readonly SearchValues<byte> _special = SearchValues.Create([(byte)delimiter, .. "\"\r\n"u8]);
    private readonly CellKind[] _kinds = [.. columns.Select(column => column.Kind)];

    /// <summary>The line of column names.</summary>
    public ReadOnlySpan<byte> Header()
    {
        var buffer = new ArrayBufferWriter<byte>();
        for (var i = 0; i < columns.Count; i++)
        {
            Append(buffer, i, Encoding.UTF8.GetBytes(columns[i].Name));
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    /// <summary>The lines of some rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="fill">Puts the cells of a row, by its position from 0, into the object given.</param>
    public ArrayBufferWriter<byte> Text(int count, Action<int, Utf8Row> fill)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        var row = new Utf8Row();
        for (var at = 0; at < count; at++)
        {
            fill(at, row);
            for (var i = 0; i < row.Count; i++)
            {
                Append(buffer, i, row[i]);
            }

            buffer.Write("\n"u8);
        }

        return buffer;
    }

    private void Append(ArrayBufferWriter<byte> buffer, int column, ReadOnlySpan<byte> cell)
    {
        // Every byte twice, two quotes, an apostrophe and the delimiter.
        var room = buffer.GetSpan((cell.Length * 2) + 4);
        var at = 0;
        if (column > 0)
        {
            room[at++] = (byte)delimiter;
        }

        var quote = cell.ContainsAny(_special);
        if (quote)
        {
            room[at++] = (byte)'"';
        }

        if (IsGuarded(_kinds[column], cell))
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
