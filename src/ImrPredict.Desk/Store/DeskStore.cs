using System.Globalization;
using System.Security.Cryptography;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store;

/// <summary>
/// The database of the desk: made for this account alone, opened without trust in what others may have put into it, and
/// brought to the version of this program.
/// </summary>
internal sealed class DeskStore : IDisposable
{
    private FileStream? _lock;

    private DeskStore(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The folder of uploads that are not read yet.</summary>
    public string Uploads => Path + ".uploads";

    /// <summary>Opens the store, or makes it.</summary>
    /// <exception cref="ImrPredictException">
    /// The file is none of this program, another desk has it, or it cannot be opened; it is as it was then.
    /// </exception>
    public static DeskStore Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ImrPredictException($"{path}: is a folder; --store names a file.");
        }

        var store = new DeskStore(path);
        try
        {
            PrivateFiles.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                PrivateFiles.Open(path, FileMode.CreateNew).Dispose();
            }

            using var connection = store.Connect();
            var version = VersionOf(connection, path);
            store.Lock();
            Migrate(connection, version);
            DatabaseFile.CheckSchema(connection, path, DeskSchema.Whole);
            PrivateFiles.CreateFolder(store.Uploads);
            DatabaseFile.Run(
                connection,
                "PRAGMA journal_mode = WAL; INSERT INTO words (words, rank) VALUES ('secure-delete', 1); "
                + "PRAGMA wal_checkpoint(TRUNCATE);");
            return store;
        }
        catch (ImrPredictException)
        {
            store.Dispose();
            throw;
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            store.Dispose();
            throw new ImrPredictException(
                $"{path}: cannot be used as the desk's store ({problem.Message}); name another file with --store.",
                problem);
        }
    }

    /// <summary>Reads the trail of a store, which may be open in a desk, and changes nothing.</summary>
    /// <exception cref="ImrPredictException">It is no store that has a trail, or cannot be read.</exception>
    public static T ReadTrail<T>(string path, Func<TrailTable, T> read)
    {
        if (!File.Exists(path))
        {
            throw new ImrPredictException($"{path}: no such store; --store names that of the desk.");
        }

        try
        {
            using var connection = DatabaseFile.Open(path, SqliteOpenMode.ReadOnly, schema: null);
            var version = VersionOf(connection, path);
            DatabaseFile.CheckSchema(connection, path, string.Join('\n', DeskSchema.Steps.Take(version)));
            return version == DeskSchema.Steps.Count
                ? read(new TrailTable(connection))
                : throw new ImrPredictException(
                    $"{path}: is of an earlier version, which kept no trail; open it by imr-score desk first.");
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be read as a store of the desk ({problem.Message}); name another.", problem);
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

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    // Two desks would read the same uploads and write the same rows.
    private void Lock()
    {
        try
        {
            _lock = PrivateFiles.Open(Path + ".lock", FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(Path + ".lock"))
        {
            throw new ImrPredictException(
                $"{Path}: another desk is open on this store; use that one, or name another file with --store.", taken);
        }
    }

    private static int VersionOf(SqliteConnection connection, string path)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT (SELECT user_version FROM pragma_user_version), count(*) FROM sqlite_schema";
        using var row = read.ExecuteReader();
        row.Read();
        var (version, tables) = (row.GetInt64(0), row.GetInt64(1));
        return version > DeskSchema.Steps.Count
            ? throw new ImrPredictException(
                $"{path}: is of version {version}, this program knows up to {DeskSchema.Steps.Count}; use a newer "
                + "one.")
            : version <= 0 && tables > 0
            ? throw new ImrPredictException(
                $"{path}: is a database of another program; name another file with --store.")
            : (int)version;
    }

    private static void Migrate(SqliteConnection connection, int version)
    {
        for (var step = version; step < DeskSchema.Steps.Count; step++)
        {
            DatabaseFile.Run(connection, string.Create(
                CultureInfo.InvariantCulture,
                $"BEGIN IMMEDIATE; {DeskSchema.Steps[step]} PRAGMA user_version = {step + 1}; COMMIT;"));
        }
    }
}
