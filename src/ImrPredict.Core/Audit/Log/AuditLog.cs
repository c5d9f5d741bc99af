using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Audit.Log;

/// <summary>
/// What people found about flags, in an SQLite file. Entries are only added; each has a hash over itself and the entry
/// before, so that a change or a removal inside the log shows. Whoever can write the file can also cut its end or
/// rewrite it: keep the last hash elsewhere to rule that out.
/// </summary>
public sealed class AuditLog : IDisposable
{
    private static readonly string Tables = FindingTable.Named("entries") + """

        CREATE TABLE IF NOT EXISTS decisions (
            case_number TEXT NOT NULL, item INTEGER NOT NULL, flagged INTEGER NOT NULL,
            PRIMARY KEY (case_number, item)) WITHOUT ROWID;
        """;

    private readonly FindingTable _entries;
    private readonly SqliteConnection _connection;
    private readonly string _path;

    /// <summary>Opens the log, or makes it where the file does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImrPredictException">The file is no such log or cannot be opened.</exception>
    public AuditLog(string path)
    {
        _path = path;
        SqliteConnection? connection = null;
        try
        {
            MakePrivate(path);
            connection = DatabaseFile.Open(path, SqliteOpenMode.ReadWrite, schema: null);
            if (IsNew(connection))
            {
                DatabaseFile.Run(connection, Tables);
            }

            DatabaseFile.CheckSchema(connection, path, Tables);
            _connection = connection;
            _entries = new FindingTable(connection, path, "entries");
        }
        catch (Exception problem)
            when (problem is SqliteException or IOException or UnauthorizedAccessException or ImrPredictException)
        {
            connection?.Dispose();
            throw problem as ImrPredictException ?? new ImrPredictException(
                $"{path}: cannot be used as an audit log ({problem.Message}); name another file or a writable place.",
                problem);
        }
    }

    /// <summary>Whether an audit has told the log which decisions there are.</summary>
    public bool KnowsDecisions => Scalar("SELECT COUNT(*) FROM (SELECT 1 FROM decisions LIMIT 1)", "", 0) > 0;

    /// <summary>Remembers which decisions an audit looked at, and which it flagged; a flag once raised stays.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <exception cref="ImrPredictException">The log is locked or not writable.</exception>
    public void Remember(IEnumerable<(string CaseNumber, int Number, bool Flagged)> decisions)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """
                INSERT INTO decisions VALUES ($case, $item, $flagged)
                ON CONFLICT DO UPDATE SET flagged = MAX(flagged, excluded.flagged)
                """;
            var (caseNumber, item, flagged) = (
                command.Parameters.Add("$case", SqliteType.Text), command.Parameters.Add("$item", SqliteType.Integer),
                command.Parameters.Add("$flagged", SqliteType.Integer));
            foreach (var decision in decisions)
            {
                (caseNumber.Value, item.Value, flagged.Value) =
                    (decision.CaseNumber, decision.Number, decision.Flagged ? 1 : 0);
                DatabaseFile.Insert(command);
            }

            transaction.Commit();
        }
        catch (SqliteException problem)
        {
            throw new ImrPredictException(
                $"{_path}: the decisions could not be noted ({problem.Message}); try again.", problem);
        }
    }

    /// <summary>Whether an audit with this log has seen a decision.</summary>
    /// <param name="caseNumber">Its case.</param>
    /// <param name="item">Its item, from 1; 0 for any of the case.</param>
    public bool Knows(string caseNumber, int item) => Scalar(
        "SELECT COUNT(*) FROM decisions WHERE case_number = $case AND ($item = 0 OR item = $item)",
        caseNumber, item) > 0;

    /// <summary>The decisions that audits with this log have flagged.</summary>
    public IReadOnlyList<(string CaseNumber, int Number)> Flagged()
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT case_number, item FROM decisions WHERE flagged = 1";
            using var row = command.ExecuteReader();
            var flagged = new List<(string, int)>();
            while (row.Read())
            {
                flagged.Add((row.GetString(0), row.GetInt32(1)));
            }

            return flagged;
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem))
        {
            throw Damaged(problem);
        }
    }

    /// <summary>Adds an entry.</summary>
    /// <inheritdoc cref="FindingTable.Add"/>
    public LogEntry Add(
        string caseNumber, int item, LogFinding finding, string note, string who, DateTimeOffset at,
        bool adjudicates = false) => _entries.Add(caseNumber, item, finding, note, who, at, adjudicates);

    /// <summary>All entries in order.</summary>
    public IReadOnlyList<LogEntry> Entries() => _entries.Entries();

    /// <summary>Walks the chain of hashes.</summary>
    /// <returns>Number of the first entry whose hash is wrong; null where all are right.</returns>
    public long? FirstBroken() => _entries.FirstBroken();

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private ImrPredictException Damaged(Exception problem) => new(
        $"{_path}: the log is damaged ({problem.GetType().Name}); restore it from a copy, or name another with --log.",
        problem);

    // Nothing is put into a database of another program.
    private static bool IsNew(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema";
        return (long)command.ExecuteScalar()! == 0;
    }

    // SQLite makes a file that others may read.
    private static void MakePrivate(string path)
    {
        if (!File.Exists(path))
        {
            PrivateFiles.Open(path, FileMode.CreateNew).Dispose();
        }
    }

    private long Scalar(string query, string caseNumber, int item)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        command.Parameters.AddWithValue("$case", caseNumber);
        command.Parameters.AddWithValue("$item", item);
        try
        {
            return (long)command.ExecuteScalar()!;
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem))
        {
            throw Damaged(problem);
        }
    }
}
