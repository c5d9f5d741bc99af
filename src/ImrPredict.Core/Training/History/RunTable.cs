using System.Globalization;
using System.Text.Json;
using ImrPredict.Cases.Storage;
using ImrPredict.Training.Model;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Training.History;

/// <summary>The tables of a history of runs.</summary>
internal static class RunTable
{
    /// <summary>Statements that make them.</summary>
    public const string Schema = """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, program TEXT NOT NULL, command TEXT NOT NULL,
            model TEXT, folder TEXT, other TEXT, other_folder TEXT, winner TEXT, data TEXT, n INTEGER NOT NULL,
            n_overturned INTEGER, learnt_kept_in INTEGER NOT NULL, inputs TEXT NOT NULL,
            settings TEXT NOT NULL, settings_hash TEXT NOT NULL, result TEXT NOT NULL);
        CREATE TABLE figures (
            run INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, value REAL, low REAL, high REAL,
            PRIMARY KEY (run, place)) WITHOUT ROWID;
        CREATE TABLE aliases (name TEXT PRIMARY KEY, model TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Whether a database has no tables yet; nothing is put into one of another program.</summary>
    public static bool IsNew(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema";
        return (long)command.ExecuteScalar()! == 0;
    }

    /// <summary>Adds a run with its figures.</summary>
    /// <returns>It with its number.</returns>
    public static RunRecord Add(SqliteConnection connection, RunRecord run)
    {
        run = run with { Program = ModelManifest.VersionOf(typeof(RunTable)) };
        Insert(
            connection,
            """
            INSERT INTO runs (at, program, command, model, folder, other, other_folder, winner, data, n, n_overturned,
                learnt_kept_in, inputs, settings, settings_hash, result)
            VALUES
            """,
            run.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), run.Program, run.Command, run.Model,
            run.Folder, run.Other, run.OtherFolder, run.Winner, run.Data, run.N, run.NOverturned, run.LearntKeptIn,
            JsonSerializer.Serialize(run.Inputs), run.Settings, run.SettingsHash, run.Result);
        using var last = connection.CreateCommand();
        last.CommandText = "SELECT last_insert_rowid()";
        var id = (long)last.ExecuteScalar()!;
        foreach (var (place, figure) in run.Figures.Index())
        {
            Insert(
                connection, "INSERT INTO figures VALUES", id, place, figure.Name, Number(figure.Value.Value),
                Number(figure.Value.Low), Number(figure.Value.High));
        }

        return run with { Id = id };
    }

    /// <summary>Runs in the order of their numbers.</summary>
    /// <param name="connection">The open file.</param>
    /// <param name="condition">Which; its values are <c>$a</c>, <c>$b</c>.</param>
    /// <param name="values">The values.</param>
    public static List<RunRecord> Read(SqliteConnection connection, string condition, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT id, at, program, command, model, folder, other, other_folder, winner, data, n, n_overturned,
                learnt_kept_in, inputs, settings, settings_hash, result
            FROM runs WHERE {condition} ORDER BY id
            """;
        foreach (var (place, value) in values.Index())
        {
            command.Parameters.AddWithValue($"${(char)('a' + place)}", value);
        }

        var figures = Figures(connection);
        using var row = command.ExecuteReader();
        var runs = new List<RunRecord>();
        while (row.Read())
        {
            runs.Add(new RunRecord
            {
                Id = row.GetInt64(0),
                At = DateTimeOffset.Parse(
                    row.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                Program = row.GetString(2),
                Command = row.GetString(3),
                Model = Text(row, 4),
                Folder = Text(row, 5),
                Other = Text(row, 6),
                OtherFolder = Text(row, 7),
                Winner = Text(row, 8),
                Data = Text(row, 9),
                N = row.GetInt32(10),
                NOverturned = row.IsDBNull(11) ? null : row.GetInt32(11),
                LearntKeptIn = row.GetInt32(12),
                Inputs = JsonSerializer.Deserialize<string[]>(row.GetString(13)) ?? [],
                Settings = row.GetString(14),
                SettingsHash = row.GetString(15),
                Result = row.GetString(16),
                Figures = [.. figures[row.GetInt64(0)]],
            });
        }

        return runs;
    }

    /// <summary>Id of the model with an alias; null for none.</summary>
    public static string? Find(SqliteConnection connection, ModelAlias alias)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT model FROM aliases WHERE name = $name";
        command.Parameters.AddWithValue("$name", NameOf(alias));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Gives an alias to a model; null to none.</summary>
    public static void Name(SqliteConnection connection, ModelAlias alias, string? model)
    {
        using var command = connection.CreateCommand();
        command.CommandText = model is null
            ? "DELETE FROM aliases WHERE name = $name"
            : "INSERT INTO aliases VALUES ($name, $model) ON CONFLICT DO UPDATE SET model = excluded.model";
        command.Parameters.AddWithValue("$name", NameOf(alias));
        command.Parameters.AddWithValue("$model", model ?? "");
        command.ExecuteNonQuery();
    }

    private static ILookup<long, RunFigure> Figures(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT run, name, value, low, high FROM figures ORDER BY run, place";
        using var row = command.ExecuteReader();
        var figures = new List<(long Run, RunFigure Figure)>();
        while (row.Read())
        {
            figures.Add((
                row.GetInt64(0), new(row.GetString(1), new(Double(row, 2), Double(row, 3), Double(row, 4)))));
        }

        return figures.ToLookup(pair => pair.Run, pair => pair.Figure);
    }

    private static void Insert(SqliteConnection connection, string into, params object?[] values)
    {
        using var command = connection.CreateCommand();
        var names = values.Index().Select(pair =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"$v{pair.Index}");
            command.Parameters.AddWithValue(name, pair.Item ?? DBNull.Value);
            return name;
        });
        command.CommandText = $"{into} ({string.Join(", ", names)})";
        DatabaseFile.Insert(command);
    }

    // SQLite has no number that is none.
    private static double? Number(double value) => double.IsFinite(value) ? value : null;

    private static double Double(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? double.NaN : row.GetDouble(column);

    private static string? Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static string NameOf(ModelAlias alias) => alias == ModelAlias.Champion ? "champion" : "challenger";
}
