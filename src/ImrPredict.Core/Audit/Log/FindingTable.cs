using System.Data.Common;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Audit.Log;

/// <summary>
/// A table of what people found, in an audit log or in the store of the desk. Entries are only added; each has a hash
/// over itself and the entry before.
/// </summary>
/// <param name="connection">The open database.</param>
/// <param name="path">Its file, for messages.</param>
/// <param name="table">Name of the table.</param>
public sealed class FindingTable(DbConnection connection, string path, string table)
{
    private const string Adjudicated = "Adjudicated";

    /// <summary>The statements that make such a table where it is not there.</summary>
    /// <param name="table">Its name.</param>
    public static string Named(string table) => $"""
        CREATE TABLE IF NOT EXISTS {table} (
            sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, case_number TEXT NOT NULL,
            item INTEGER NOT NULL, finding TEXT NOT NULL, note TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE TRIGGER IF NOT EXISTS {table}_stay BEFORE UPDATE ON {table}
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS {table}_remain BEFORE DELETE ON {table}
            BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        """;

    /// <summary>Adds an entry.</summary>
    /// <param name="caseNumber">Case that it is about.</param>
    /// <param name="item">Item in the letter, from 1; 0 for the whole letter.</param>
    /// <param name="finding">What was found.</param>
    /// <param name="note">A remark; may be empty.</param>
    /// <param name="who">Who found it; empty where not given.</param>
    /// <param name="at">When.</param>
    /// <param name="adjudicates">Whether it settles findings of readers that differ.</param>
    /// <returns>The entry with its number and hash.</returns>
    /// <exception cref="ImrPredictException">The log is locked or not writable.</exception>
    public LogEntry Add(
        string caseNumber, int item, LogFinding finding, string note, string who, DateTimeOffset at,
        bool adjudicates = false)
    {
        try
        {
            // Two writers cannot take the same number or the same hash before.
            using var transaction = connection.BeginAdding(table);
            var last = Read($"SELECT * FROM {table} ORDER BY sequence DESC LIMIT 1").SingleOrDefault();
            var entry = new LogEntry(
                (last?.Sequence ?? 0) + 1, at.ToUniversalTime(), who, caseNumber, item, finding, note, "")
            {
                Adjudicates = adjudicates,
            };
            entry = entry with { Hash = HashOf(entry, last?.Hash ?? "") };
            Insert(entry, transaction);
            transaction.Commit();
            return entry;
        }
        catch (DbException problem)
        {
            throw new ImrPredictException(
                $"{path}: the entry could not be added ({problem.Message}); try again.", problem);
        }
    }

    /// <summary>All entries in order.</summary>
    public IReadOnlyList<LogEntry> Entries() => Read($"SELECT * FROM {table} ORDER BY sequence");

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

            (before, expected) = (entry.Hash!, expected + 1);
        }

        return null;
    }

    private static string HashOf(LogEntry entry, string before) => HashChain.Next(
        before, entry.Sequence!.Value.ToString(CultureInfo.InvariantCulture), HashChain.Stamp(entry.At), entry.Who,
        entry.CaseNumber, entry.Item.ToString(CultureInfo.InvariantCulture), WordOf(entry), entry.Note);

    private static string WordOf(LogEntry entry) => (entry.Adjudicates ? Adjudicated : "") + entry.Finding;

    private void Insert(LogEntry entry, DbTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO {table} VALUES (@sequence, @at, @who, @case, @item, @finding, @note, @hash)";
        command.Bind("@sequence", entry.Sequence);
        command.Bind("@at", HashChain.Stamp(entry.At));
        command.Bind("@who", entry.Who);
        command.Bind("@case", entry.CaseNumber);
        command.Bind("@item", entry.Item);
        command.Bind("@finding", WordOf(entry));
        command.Bind("@note", entry.Note);
        command.Bind("@hash", entry.Hash);
        DatabaseFile.Insert(command);
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
        $"{path}: the log is damaged ({problem.GetType().Name}); restore it from a copy, or name another with --log.",
        problem);

    private List<LogEntry> ReadUnguarded(string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var row = command.ExecuteReader();
        var entries = new List<LogEntry>();
        while (row.Read())
        {
            var word = row.GetString(5);
            var adjudicates = word.StartsWith(Adjudicated, StringComparison.Ordinal);
            entries.Add(new LogEntry(
                row.GetInt64(0),
                HashChain.ReadStamp(row.GetString(1)),
                row.GetString(2), row.GetString(3), row.GetInt32(4),
                Enum.TryParse<LogFinding>(
                    adjudicates ? word[Adjudicated.Length..] : word, out var finding) ? finding : LogFinding.Note,
                row.GetString(6), row.GetString(7))
            {
                Adjudicates = adjudicates,
            });
        }

        return entries;
    }
}
