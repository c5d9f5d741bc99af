using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ImrPredict.Cases.Storage;

/// <summary>
/// Opens SQLite files that others may have made or changed: what is stored in them is data and never run (SQLite:
/// "Defense Against The Dark Arts").
/// </summary>
public static class DatabaseFile
{
    // Shadow tables of a text index; which there are depends on the version of SQLite that made them.
    private static readonly string[] IndexEndings = ["_data", "_idx", "_content", "_docsize", "_config"];

    /// <summary>Opens a file with views, triggers and functions of its own without trust.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may be written or made.</param>
    /// <param name="schema">Its tables as statements that make them; null while they are made.</param>
    /// <exception cref="SqliteException">It is no database or cannot be opened.</exception>
    /// <exception cref="ImrPredictException">It has other tables, views or triggers than these.</exception>
    public static SqliteConnection Open(string path, SqliteOpenMode mode, string? schema)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_DEFENSIVE, 1, out _);
            Run(connection, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
            if (schema is not null)
            {
                CheckSchema(connection, path, schema);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a file whose tables, views, indexes and triggers are not those expected.</summary>
    /// <param name="connection">The open file.</param>
    /// <param name="path">Its name for the message.</param>
    /// <param name="schema">Statements that make what it may hold.</param>
    /// <exception cref="ImrPredictException">It holds more, less, or others.</exception>
    public static void CheckSchema(SqliteConnection connection, string path, string schema)
    {
        using var model = new SqliteConnection("Data Source=:memory:;Pooling=False");
        model.Open();
        Run(model, schema);
        var (expected, found) = (SchemaOf(model), SchemaOf(connection));
        if (!expected.SetEquals(found))
        {
            var other = expected.Except(found).Concat(found.Except(expected)).First();
            throw new ImrPredictException(
                $"{path}: its {other.Kind} '{other.Name}' is not what this program makes; it is of another program or "
                + "was changed, so make it again or restore it.");
        }
    }

    /// <summary>
    /// Whether reading a file failed since it is damaged, or since its cells hold other kinds of values than this
    /// program writes.
    /// </summary>
    public static bool IsDamage(Exception problem) => problem is SqliteException or InvalidCastException
        or OverflowException or InvalidOperationException or ArgumentException or FormatException;

    /// <summary>Runs statements that give nothing.</summary>
    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a command that writes one row.</summary>
    /// <exception cref="ImrPredictException">It wrote none: something in the file swallowed it.</exception>
    public static void Insert(DbCommand command)
    {
        if (command.ExecuteNonQuery() != 1)
        {
            throw new ImrPredictException(
                $"{command.Connection!.DataSource}: did not keep a row that was written; make the file again "
                + "or restore it.");
        }
    }

    private static HashSet<(string Kind, string Name, string Sql)> SchemaOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema";
        using var row = command.ExecuteReader();
        var found = new HashSet<(string Kind, string Name, string Sql)>();
        var indexes = new List<string>();
        while (row.Read())
        {
            found.Add((row.GetString(0), row.GetString(1), row.GetString(3)));
            if (row.GetString(3).StartsWith("CREATE VIRTUAL TABLE", StringComparison.OrdinalIgnoreCase))
            {
                indexes.Add(row.GetString(1));
            }
        }

        found.RemoveWhere(entry => entry.Kind == "table" && Array.Exists(
            IndexEndings, ending => indexes.Exists(index => entry.Name == index + ending)));
        return found;
    }
}
