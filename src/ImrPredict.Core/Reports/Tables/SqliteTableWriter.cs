using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Ingest.Reading;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Writes rows as an SQLite file with one table, <c>items</c>, of texts, whole numbers and numbers; blank cells are
/// NULL. The database is made in memory and written whole.
/// </summary>
internal sealed class SqliteTableWriter : TableWriter
{
    private const int MostColumns = 2000;
    private const int BlockBytes = 1 << 20;

    private static readonly string[] Journals = ["-wal", "-journal"];

    // Tells tables of this program from other databases: "IMRt".
    private const int Mark = 0x494D5274;
    private const int MarkAt = 68; // of the header of an SQLite file
    private const int JournalAt = 18; // 1 there: no journal of writes beside it

    /// <summary>The writer for a place.</summary>
    /// <exception cref="ImrPredictException">
    /// A database stands there that is none of these tables, or holds more; or a journal stands beside it, whose
    /// changes SQLite would make to what is written.
    /// </exception>
    public static SqliteTableWriter For(string path)
    {
        if (Array.Find(Journals, ending => new FileInfo(path + ending) is { Exists: true, Length: > 0 }) is { } journal)
        {
            throw new ImrPredictException(
                $"{path}{journal}: holds changes of a database of that name, which would be made to the new table; "
                + "close the program that has it open, or name another file.");
        }

        if (FileNode.Of(path).Kind == FileNodeKind.File && IsOther(path))
        {
            throw new ImrPredictException(
                $"{path}: is a database that holds something else than a table of this program, which writing would "
                + "destroy; name another file, or remove it.");
        }

        return new SqliteTableWriter();
    }

    public override async Task<long> WriteAsync<T>(
        Stream stream, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        if (columns.Count > MostColumns)
        {
            throw new ImrPredictException(
                $"the table has {columns.Count} columns, and SQLite takes {MostColumns}; write it as CSV or Parquet, "
                + "or without house columns.");
        }

        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        DatabaseFile.Run(connection, string.Create(
            CultureInfo.InvariantCulture, $"PRAGMA application_id = {Mark}; {Definition(columns)}; BEGIN;"));
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO items VALUES ({string.Join(',', columns.Select((_, i) => $"${i}"))})";
        var cells = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"${i}", null))).ToArray();
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i].Value = CellOf(columns[i], row) ?? DBNull.Value;
            }

            DatabaseFile.Insert(insert);
            count++;
        }

        DatabaseFile.Run(connection, "COMMIT;");
        await CopyAsync(connection, stream, cancellation).ConfigureAwait(false);
        return count;
    }

    private static object? CellOf<T>(TableColumn<T> column, T row) => column.Kind switch
    {
        CellKind.Number => column.Number(row),
        CellKind.Count => column.Count(row),
        _ => column.Text(row) is { Length: > 0 } text ? text : null,
    };

    private static bool IsOther(string path)
    {
        var head = FileHead.Read(path);
        return head.AsSpan().StartsWith("SQLite format 3\0"u8)
            && (head.Length < MarkAt + sizeof(int)
                || BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(MarkAt)) != Mark
                || head[JournalAt] != 1
                || HoldsMore(path));
    }

    // Tables, views or triggers that somebody has added.
    private static bool HoldsMore(string path)
    {
        try
        {
            using var connection = DatabaseFile.Open(Path.GetFullPath(path), SqliteOpenMode.ReadOnly, schema: null);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_schema";
            return command.ExecuteScalar() is not 1L;
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem))
        {
            return true; // it cannot be said what it holds
        }
    }

    private static string Definition<T>(IReadOnlyList<TableColumn<T>> columns)
    {
        var cells = columns.Select(column => $"\"{column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" "
            + column.Kind switch
            {
                CellKind.Number => "REAL",
                CellKind.Count => "INTEGER",
                _ => "TEXT",
            });
        return $"CREATE TABLE items ({string.Join(", ", cells)})";
    }

    private static async Task CopyAsync(SqliteConnection connection, Stream stream, CancellationToken cancellation)
    {
        var bytes = raw.sqlite3_serialize(connection.Handle, "main", out var size, 0);
        if (bytes == IntPtr.Zero)
        {
            throw new ImrPredictException("there is no memory for the table as SQLite; write it as CSV or Parquet.");
        }

        try
        {
            var block = new byte[BlockBytes];
            for (var at = 0L; at < size; at += BlockBytes)
            {
                var length = (int)Math.Min(BlockBytes, size - at);
                Marshal.Copy(bytes + (nint)at, block, 0, length);
                await stream.WriteAsync(block.AsMemory(0, length), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            raw.sqlite3_free(bytes);
        }
    }
}
