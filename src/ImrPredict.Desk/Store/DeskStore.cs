using System.Globalization;
using System.Security.Cryptography;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store;

/// <summary>
/// The database of the desk: made for this account alone, opened without trust in what others may have put into it, and
/// brought to the version of this program.
/// </summary>
internal sealed class DeskStore
{
    private DeskStore(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The folder of uploads that are not read yet.</summary>
    public string Uploads => Path + ".uploads";

    /// <summary>Opens the store, or makes it.</summary>
    /// <exception cref="ImrPredictException">The file is none of this program, or cannot be opened.</exception>
    public static DeskStore Open(string path)
    {
        var store = new DeskStore(path);
        try
        {
            PrivateFiles.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                PrivateFiles.Open(path, FileMode.CreateNew).Dispose();
            }

            PrivateFiles.CreateFolder(store.Uploads);
            using var connection = store.Connect();
            DatabaseFile.Run(connection, "PRAGMA journal_mode = WAL;");
            Migrate(connection, path);
            DatabaseFile.CheckSchema(connection, path, DeskSchema.Whole);
            DatabaseFile.Run(connection, "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)");
            return store;
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be used as the desk's store ({problem.Message}); name another file with --store.",
                problem);
        }
    }

    /// <summary>A connection; what is deleted through it is overwritten.</summary>
    public SqliteConnection Connect()
    {
        var connection = DatabaseFile.Open(Path, SqliteOpenMode.ReadWrite, schema: null);
        DatabaseFile.Run(connection, "PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL;");
        return connection;
    }

    /// <summary>The secret that a browser must bring; the same after a restart, so that links stay good.</summary>
    public string Key()
    {
        using var connection = Connect();
        using var add = connection.CreateCommand();
        add.CommandText = "INSERT OR IGNORE INTO settings VALUES ('key', $key)";
        add.Parameters.AddWithValue("$key", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        add.ExecuteNonQuery();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT value FROM settings WHERE name = 'key'";
        return (string)read.ExecuteScalar()!;
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "PRAGMA user_version";
        var version = (long)read.ExecuteScalar()!;
        if (version > DeskSchema.Steps.Count)
        {
            throw new ImrPredictException(
                $"{path}: is of version {version}, this program knows up to {DeskSchema.Steps.Count}; use a newer "
                + "one.");
        }

        for (var step = (int)version; step < DeskSchema.Steps.Count; step++)
        {
            DatabaseFile.Run(connection, string.Create(
                CultureInfo.InvariantCulture,
                $"BEGIN IMMEDIATE; {DeskSchema.Steps[step]} PRAGMA user_version = {step + 1}; COMMIT;"));
        }
    }
}
