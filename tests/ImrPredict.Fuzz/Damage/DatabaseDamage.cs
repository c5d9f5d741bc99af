using Microsoft.Data.Sqlite;

namespace ImrPredict.Fuzz.Damage;

/// <summary>Damages a database so that it stays one: other values, kinds of values in its cells, lost rows.</summary>
internal static class DatabaseDamage
{
    private static readonly string[] Odd =
    [
        "NULL", "''", "-1", "0", "2147483648", "-9223372036854775808", "9223372036854775807", "1e308", "'x'",
        "zeroblob(3)", "x'ff00ff'", "char(0)", "'2026-99-99'", "randomblob(64)", "'a b c d e f g h'",
    ];

    /// <summary>Damages one to three tables in a file, which may refuse.</summary>
    public static void Apply(string path, Random random)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var tables = Texts(
            connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'");

        // Triggers that forbid changes are taken away meanwhile, as whoever can write the file could.
        var triggers = Texts(connection, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
        Texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .ForEach(name => Try(connection, $"DROP TRIGGER {name}"));
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var table = tables[random.Next(tables.Count)];
            var columns = Texts(connection, $"SELECT name FROM pragma_table_info('{table}')");
            var column = columns[random.Next(columns.Count)];
            var some = $"abs(random()) % {1 << random.Next(6)} = 0";
            Try(connection, random.Next(8) switch
            {
                0 => $"DELETE FROM \"{table}\" WHERE {some}",
                1 => $"PRAGMA user_version = {random.Next(-1, 9)}",
                _ => $"UPDATE OR REPLACE \"{table}\" SET \"{column}\" = {Odd[random.Next(Odd.Length)]} WHERE {some}",
            });
        }

        triggers.ForEach(sql => Try(connection, sql));
    }

    private static List<string> Texts(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var row = command.ExecuteReader();
        var texts = new List<string>();
        while (row.Read())
        {
            texts.Add(row.GetString(0));
        }

        return texts;
    }

    private static void Try(SqliteConnection connection, string sql)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The damage is not possible; the file stays as it is.
        }
    }
}
