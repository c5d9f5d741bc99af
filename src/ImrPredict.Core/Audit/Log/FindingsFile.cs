using System.Data.Common;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Audit.Log;

/// <summary>What people found, from an audit log or from a store of the desk, which is not changed.</summary>
/// <param name="Entries">All entries in order.</param>
/// <param name="Flagged">Decisions that audits flagged; null where no audit has used the file.</param>
public sealed record FindingsFile(
    IReadOnlyList<LogEntry> Entries, IReadOnlyList<(string CaseNumber, int Number)>? Flagged)
{
    /// <summary>The table of findings in a store of the desk.</summary>
    public const string OfDesk = "findings";

    /// <summary>Whether a file is a store of the desk; a server has no other.</summary>
    /// <exception cref="ImrPredictException">It cannot be read, or is no place of a server.</exception>
    public static bool IsDesk(string path)
    {
        if (PostgresPlace.IsMeant(path))
        {
            _ = PostgresPlace.OfStore(path);
            return true;
        }

        return File.Exists(path) && Read(path, connection => IsDesk(connection));
    }

    /// <summary>Its name where others read it: without its folder, or without server and account.</summary>
    /// <exception cref="ImrPredictException">It is no place of a server.</exception>
    public static string ShortName(string path) => PostgresPlace.IsMeant(path)
        ? $"postgres:{PostgresPlace.OfStore(path).Settings.Database}" : Path.GetFileName(path);

    /// <summary>Reads a file, where its chain of hashes holds.</summary>
    /// <param name="path">An audit log or a store of the desk, which may be on a server; it must be there.</param>
    /// <exception cref="ImrPredictException">It is neither, was changed, or cannot be read.</exception>
    public static FindingsFile Load(string path)
    {
        if (PostgresPlace.IsMeant(path))
        {
            return OfServer(PostgresPlace.OfStore(path));
        }

        if (!File.Exists(path))
        {
            throw new ImrPredictException(
                $"{path}: no such file; name an audit log (imr-score audit log) or a store of the desk.");
        }

        if (new FileInfo(path).Length == 0)
        {
            throw new ImrPredictException($"{path}: is empty; name an audit log or a store of the desk.");
        }

        if (IsDesk(path))
        {
            return Read(path, connection => Checked(
                path, new FindingTable(connection, path, OfDesk), FlaggedOf(connection)));
        }

        using var log = new AuditLog(path);
        return Checked(path, log.Entries(), log.FirstBroken(), log.KnowsDecisions ? log.Flagged() : null);
    }

    private static FindingsFile OfServer(PostgresPlace place) => place.Read(connection =>
    {
        using var command = connection.Command(
            "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = @schema AND tablename IN "
            + $"('{OfDesk}', 'decisions', 'batches', 'readings')", ("@schema", place.Schema));
        return (long)command.ExecuteScalar()! == 4
            ? Checked(place.Name, new FindingTable(connection, place.Name, OfDesk), FlaggedOf(connection))
            : throw new ImrPredictException($"{place.Name}: holds no store of the desk; name another.");
    });

    private static FindingsFile Checked(
        string path, FindingTable table, IReadOnlyList<(string CaseNumber, int Number)>? flagged) =>
        Checked(path, table.Entries(), table.FirstBroken(), flagged);

    private static FindingsFile Checked(
        string path, IReadOnlyList<LogEntry> entries, long? broken,
        IReadOnlyList<(string CaseNumber, int Number)>? flagged) => broken is { } number
        ? throw new ImrPredictException(
            $"{path}: entry {number} does not fit the chain of hashes, so the log was changed after it was written; "
            + "restore it from a copy, or name another.")
        : new(entries, flagged);

    // Its other tables are the desk's own; what is read here must be as the desk makes it.
    private static bool IsDesk(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
            + $"('{OfDesk}', 'decisions', 'batches', 'readings')";
        return (long)command.ExecuteScalar()! == 4;
    }

    private static List<(string CaseNumber, int Number)>? FlaggedOf(DbConnection connection)
    {
        using var command = connection.Command("SELECT DISTINCT case_number, item, flagged FROM decisions");
        using var row = command.ExecuteReader();
        var (flagged, known) = (new List<(string, int)>(), false);
        while (row.Read())
        {
            known = true;
            if (row.GetInt64(2) == 1)
            {
                flagged.Add((row.GetString(0), row.GetInt32(1)));
            }
        }

        return known ? flagged : null;
    }

    private static T Read<T>(string path, Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = DatabaseFile.Open(path, SqliteOpenMode.ReadOnly, schema: null);
            return read(connection);
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem))
        {
            throw new ImrPredictException(
                $"{path}: cannot be read as an audit log or a store of the desk ({problem.Message}); name another.",
                problem);
        }
    }
}
