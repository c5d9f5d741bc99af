using System.Data.Common;
using System.Globalization;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>
/// A store in a SQLite file: made for this account alone, opened without trust in what others may have put into it, and
/// brought to the version of this program.
/// </summary>
internal sealed class SqliteStore : StoreDatabase
{
    private readonly string _path;
    private FileStream? _lock;

    private SqliteStore(string path) => _path = path;

    /// <inheritdoc/>
    public override string Name => _path;

    /// <inheritdoc/>
    public override string Uploads => _path + ".uploads";

    /// <inheritdoc/>
    public override string WordKey => "rowid";

    /// <summary>Opens the store, or makes it.</summary>
    /// <exception cref="ImrPredictException">
    /// The file is none of this program, another desk has it, or it cannot be opened; it is as it was then.
    /// </exception>
    public static SqliteStore Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ImrPredictException($"{path}: is a folder; --store names a file.");
        }

        var store = new SqliteStore(path);
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                PrivateFiles.Open(path, FileMode.CreateNew).Dispose();
            }

            using var connection = store.Opened();
            var version = VersionOf(connection, path);
            store.Lock();
            Migrate(connection, version);
            DatabaseFile.CheckSchema(connection, path, SqliteSchema.Whole);
            PrivateFiles.CreateFolder(store.Uploads);
            connection.Run(
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
            DatabaseFile.CheckSchema(connection, path, string.Join('\n', SqliteSchema.Steps.Take(version)));
            return version == SqliteSchema.Steps.Count
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
    public override DbConnection Connect() => Opened();

    /// <inheritdoc/>
    public override DbConnection ConnectDurable()
    {
        var connection = Opened();
        connection.Run("PRAGMA synchronous = FULL;");
        return connection;
    }

    /// <inheritdoc/>
    public override DbTransaction BeginReading(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <inheritdoc/>
    public override StoreWriter Writer() => new SqliteWriter(Opened());

    /// <inheritdoc/>
    public override string IdsHolding(DbCommand command, WordQuery words)
    {
        command.Bind("@words", Matched(words));
        return "SELECT rowid FROM words WHERE words MATCH @words AND rowid BETWEEN @first AND @last";
    }

    // Words that are begun are read whole each time, so one search has all audits; what is scored before the first of
    // them and after the last is passed over.
    /// <inheritdoc/>
    public override string AuditedIdsHolding(DbCommand command, WordQuery words)
    {
        command.Bind("@words", Matched(words));
        return """
            SELECT rowid FROM words WHERE words MATCH @words
                AND rowid >= (SELECT min(id) << 32 FROM batches WHERE state = 'Done' AND kind = 'Audit')
                AND rowid < (SELECT max(id) + 1 << 32 FROM batches WHERE state = 'Done' AND kind = 'Audit')
            """;
    }

    // Pages of the index keep words that once parted them, until it is written anew.
    /// <inheritdoc/>
    public override void Overwrite()
    {
        using var connection = Opened();
        connection.Run("INSERT INTO words (words) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <inheritdoc/>
    public override void Dispose() => _lock?.Dispose();

    private SqliteConnection Opened()
    {
        var connection = DatabaseFile.Open(_path, SqliteOpenMode.ReadWrite, schema: null);
        connection.Run("PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL;");
        return connection;
    }

    // Each word is a text of its own, so that no sign of a user is an operator of the search.
    private static string Matched(WordQuery words)
    {
        var (anywhere, diagnoses) = (Quoted(words.Anywhere), Quoted(words.InDiagnoses));
        return string.Join(" AND ", ((string[])[anywhere, diagnoses.Length > 0 ? $"diagnoses : ({diagnoses})" : ""])
            .Where(part => part.Length > 0));
    }

    private static string Quoted(string words) => string.Join(
        ' ', WordQuery.Cut(words).Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*"));

    // Two desks would read the same uploads and write the same rows.
    private void Lock()
    {
        try
        {
            _lock = PrivateFiles.Open(_path + ".lock", FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(_path + ".lock"))
        {
            throw new ImrPredictException(
                $"{_path}: another desk is open on this store; use that one, or name another file with --store.",
                taken);
        }
    }

    private static int VersionOf(SqliteConnection connection, string path)
    {
        using var read = connection.Command(
            "SELECT (SELECT user_version FROM pragma_user_version), count(*) FROM sqlite_schema");
        using var row = read.ExecuteReader();
        row.Read();
        var (version, tables) = (row.GetInt64(0), row.GetInt64(1));
        return version > SqliteSchema.Steps.Count
            ? throw new ImrPredictException(
                $"{path}: is of version {version}, this program knows up to {SqliteSchema.Steps.Count}; use a newer "
                + "one.")
            : version <= 0 && tables > 0
            ? throw new ImrPredictException(
                $"{path}: is a database of another program; name another file with --store.")
            : (int)version;
    }

    private static void Migrate(SqliteConnection connection, int version)
    {
        for (var step = version; step < SqliteSchema.Steps.Count; step++)
        {
            connection.Run(string.Create(
                CultureInfo.InvariantCulture,
                $"BEGIN IMMEDIATE; {SqliteSchema.Steps[step]} PRAGMA user_version = {step + 1}; COMMIT;"));
        }
    }
}
