using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS entries (
            sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, case_number TEXT NOT NULL,
            item INTEGER NOT NULL, finding TEXT NOT NULL, note TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS decisions (
            case_number TEXT NOT NULL, item INTEGER NOT NULL, flagged INTEGER NOT NULL,
            PRIMARY KEY (case_number, item)) WITHOUT ROWID;
        CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE UPDATE ON entries
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS entries_remain BEFORE DELETE ON entries
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        """;

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
            DatabaseFile.Run(connection, Tables);
            DatabaseFile.CheckSchema(connection, path, Tables);
            _connection = connection;
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
                command.ExecuteNonQuery();
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
    /// <param name="caseNumber">Case that it is about.</param>
    /// <param name="item">Item in the letter, from 1; 0 for the whole letter.</param>
    /// <param name="finding">What was found.</param>
    /// <param name="note">A remark; may be empty.</param>
    /// <param name="who">Who found it; empty where not given.</param>
    /// <param name="at">When.</param>
    /// <returns>The entry with its number and hash.</returns>
    /// <exception cref="ImrPredictException">The log is locked or not writable.</exception>
    public LogEntry Add(string caseNumber, int item, LogFinding finding, string note, string who, DateTimeOffset at)
    {
        try
        {
            // An immediate transaction: two writers cannot take the same number or the same hash before.
            using var transaction = _connection.BeginTransaction(deferred: false);
            var last = Read("SELECT * FROM entries ORDER BY sequence DESC LIMIT 1").SingleOrDefault();
            var entry = new LogEntry(
                (last?.Sequence ?? 0) + 1, at.ToUniversalTime(), who, caseNumber, item, finding, note, "");
            entry = entry with { Hash = HashOf(entry, last?.Hash ?? "") };
            Insert(entry, transaction);
            transaction.Commit();
            return entry;
        }
        catch (SqliteException problem)
        {
            throw new ImrPredictException(
                $"{_path}: the entry could not be added ({problem.Message}); try again.", problem);
        }
    }

    /// <summary>All entries in order.</summary>
    public IReadOnlyList<LogEntry> Entries() => Read("SELECT * FROM entries ORDER BY sequence");

    /// <summary>Walks the chain of hashes.</summary>
    /// <returns>Number of the first entry whose hash is wrong; null where all are right.</returns>
    public long? FirstBroken()
    {
        var (before, expected) = ("", 1L);
        foreach (var entry in Entries())
        {
            if (entry.Sequence != expected || entry.Hash != HashOf(entry, before))
            {
                return expected;
            }

            (before, expected) = (entry.Hash, expected + 1);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    // Each field has its length before it, so that no two entries give the same bytes.
    private static string HashOf(LogEntry entry, string before)
    {
        string[] fields =
        [
            before, entry.Sequence.ToString(CultureInfo.InvariantCulture), Stamp(entry.At), entry.Who, entry.CaseNumber,
            entry.Item.ToString(CultureInfo.InvariantCulture), entry.Finding.ToString(), entry.Note,
        ];
        var text = string.Concat(fields.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Length}:{f}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    // A stamp that was tampered with reads as the first of all days; its hash does not match then.
    private static DateTimeOffset ReadStamp(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : DateTimeOffset.MinValue;

    private void Insert(LogEntry entry, SqliteTransaction transaction)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO entries VALUES ($sequence, $at, $who, $case, $item, $finding, $note, $hash)";
        command.Parameters.AddWithValue("$sequence", entry.Sequence);
        command.Parameters.AddWithValue("$at", Stamp(entry.At));
        command.Parameters.AddWithValue("$who", entry.Who);
        command.Parameters.AddWithValue("$case", entry.CaseNumber);
        command.Parameters.AddWithValue("$item", entry.Item);
        command.Parameters.AddWithValue("$finding", entry.Finding.ToString());
        command.Parameters.AddWithValue("$note", entry.Note);
        command.Parameters.AddWithValue("$hash", entry.Hash);
        if (command.ExecuteNonQuery() != 1)
        {
            throw new ImrPredictException($"{_path}: the log did not keep the entry; restore the log.");
        }
    }

    private List<LogEntry> Read(string query)
    {
        try
        {
            return ReadUnguarded(query);
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem))
        {
            throw Damaged(problem);
        }
    }

    private ImrPredictException Damaged(Exception problem) => new(
        $"{_path}: the log is damaged ({problem.GetType().Name}); restore it from a copy, or name another with --log.",
        problem);

    private List<LogEntry> ReadUnguarded(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        using var row = command.ExecuteReader();
        var entries = new List<LogEntry>();
        while (row.Read())
        {
            entries.Add(new LogEntry(
                row.GetInt64(0),
                ReadStamp(row.GetString(1)),
                row.GetString(2), row.GetString(3), row.GetInt32(4),
                Enum.TryParse<LogFinding>(row.GetString(5), out var finding) ? finding : LogFinding.Note,
                row.GetString(6), row.GetString(7)));
        }

        return entries;
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
