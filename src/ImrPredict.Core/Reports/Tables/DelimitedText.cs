using System.Buffers;
using System.Text;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Rows as delimited text, the same for all our tables: UTF-8 without BOM; a cell is quoted where it holds the
/// delimiter, a quote or a line end (RFC 4180); a cell that a spreadsheet would run or change gets an apostrophe
/// (<see cref="SpreadsheetText"/>). Lines end with a line feed and not with RFC 4180's CR LF: line tools, Git and diffs
/// take it as it is, and every reader of CSV accepts it. Immutable and safe from several threads.
/// </summary>
/// <param name="delimiter">Between cells.</param>
/// <param name="columns">The columns.</param>
internal sealed class DelimitedText<T>(char delimiter, IReadOnlyList<TableColumn<T>> columns)
{
    private const int EnoughToWrite = 1 << 16;

    private readonly SearchValues<char> _special = SearchValues.Create([delimiter, '"', '\r', '\n']);

    /// <summary>Writes the header and the rows to a stream that stays open.</summary>
    public void Write(Stream stream, IEnumerable<T> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(EnoughToWrite);
        AppendHeader(buffer);
        foreach (var row in rows)
        {
            Append(buffer, row);
            if (buffer.WrittenCount >= EnoughToWrite)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        stream.Write(buffer.WrittenSpan);
    }

    /// <summary>Appends the line of column names.</summary>
    public void AppendHeader(IBufferWriter<byte> to)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            AppendCell(to, i, columns[i].Name);
        }

        AppendText(to, "\n");
    }

    /// <summary>Appends the line of a row.</summary>
    public void Append(IBufferWriter<byte> to, T row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            AppendCell(to, i, columns[i].Text(row));
        }

        AppendText(to, "\n");
    }

    private void AppendCell(IBufferWriter<byte> to, int column, string cell)
    {
        if (column > 0)
        {
            AppendText(to, [delimiter]);
        }

        var guarded = columns[column].Kind switch
        {
            CellKind.Text => SpreadsheetText.Guard(cell),
            CellKind.Id => SpreadsheetText.GuardId(cell),
            _ => cell,
        };
        AppendText(to, guarded.AsSpan().ContainsAny(_special)
            ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : guarded);
    }

    private static void AppendText(IBufferWriter<byte> to, ReadOnlySpan<char> text) =>
        to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
