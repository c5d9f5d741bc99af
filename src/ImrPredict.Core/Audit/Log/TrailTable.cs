using System.Data.Common;
using System.Globalization;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Audit.Log;

/// <summary>
/// Who saw and changed what in the review desk, as a table of its store. Entries are only added; each has a hash over
/// itself and the entry before.
/// </summary>
/// <param name="connection">The open database.</param>
public sealed class TrailTable(DbConnection connection)
{
    private const string Name = "trail";

    /// <summary>The statements that make the table.</summary>
    public const string Schema = $"""
        CREATE TABLE {Name} (
            sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, source TEXT NOT NULL,
            action TEXT NOT NULL, subject TEXT NOT NULL, status INTEGER NOT NULL, hash TEXT NOT NULL);
        CREATE INDEX {Name}_by_who ON {Name} (who, sequence);
        CREATE TRIGGER {Name}_stay BEFORE UPDATE ON {Name}
            BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
        CREATE TRIGGER {Name}_remain BEFORE DELETE ON {Name}
            BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
        """;

    /// <summary>Adds an entry; its number and hash are found here.</summary>
    /// <param name="entry">What happened; its sequence and hash are not read.</param>
    /// <returns>The entry with its number and hash.</returns>
    /// <exception cref="DbException">The store cannot be written to.</exception>
    public TrailEntry Add(TrailEntry entry)
    {
        // Two writers cannot take the same number or the same hash before.
        using var transaction = connection.BeginAdding(Name);
        var last = Last();
        entry = entry with { Sequence = (last?.Sequence ?? 0) + 1, At = entry.At.ToUniversalTime() };
        entry = entry with { Hash = HashOf(entry, last?.Hash ?? "") };
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO {Name} VALUES (@sequence, @at, @who, @source, @action, @subject, @status, @hash)";
        command.Bind("@sequence", entry.Sequence);
        command.Bind("@at", HashChain.Stamp(entry.At));
        command.Bind("@who", entry.Who);
        command.Bind("@source", entry.From);
        command.Bind("@action", entry.Action);
        command.Bind("@subject", entry.Subject);
        command.Bind("@status", entry.Status);
        command.Bind("@hash", entry.Hash);
        DatabaseFile.Insert(command);
        transaction.Commit();
        return entry;
    }

    /// <summary>The last entry; null where there is none.</summary>
    public TrailEntry? Last() => Read("ORDER BY sequence DESC LIMIT 1").SingleOrDefault();

    /// <summary>Whether an entry has a hash: then, where the chain fits, nothing up to it was changed.</summary>
    /// <param name="hash">The hash of an entry that was kept elsewhere.</param>
    public bool Holds(string hash) => All().Any(entry => entry.Hash == hash);

    /// <summary>All entries in order, read one after the other.</summary>
    public IEnumerable<TrailEntry> All() => Read("ORDER BY sequence");

    /// <summary>A page of entries, the newest first.</summary>
    /// <param name="who">Only of this person; empty for all.</param>
    /// <param name="before">Only those with a lower number; null for the newest.</param>
    /// <param name="most">Most entries.</param>
    public IReadOnlyList<TrailEntry> Page(string who, long? before, int most) =>
    [
        .. Read(
            $"WHERE sequence < @before{(who.Length > 0 ? " AND who = @who" : "")} ORDER BY sequence DESC LIMIT @most",
            ("@before", before ?? long.MaxValue), ("@who", who), ("@most", most)),
    ];

    /// <summary>Names of all who are in the trail.</summary>
    public IReadOnlyList<string> People()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT DISTINCT who FROM {Name} WHERE who <> '' ORDER BY who";
        using var row = command.ExecuteReader();
        var people = new List<string>();
        while (row.Read())
        {
            people.Add(row.GetString(0));
        }

        return people;
    }

    /// <summary>Walks the chain of hashes.</summary>
    public TrailCheck Check()
    {
        var (before, entries) = ("", 0L);
        try
        {
            foreach (var entry in All())
            {
                if (entry.Sequence != entries + 1 || entry.Hash != HashOf(entry, before))
                {
                    return new TrailCheck(entries, entries + 1, before);
                }

                (before, entries) = (entry.Hash, entry.Sequence);
            }
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem))
        {
            return new TrailCheck(entries, entries + 1, before);
        }

        return new TrailCheck(entries, null, before);
    }

    private static string HashOf(TrailEntry entry, string before) => HashChain.Next(
        before, entry.Sequence.ToString(CultureInfo.InvariantCulture), HashChain.Stamp(entry.At), entry.Who,
        entry.From, entry.Action, entry.Subject, entry.Status.ToString(CultureInfo.InvariantCulture));

    private IEnumerable<TrailEntry> Read(string rest, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Name} {rest}";
        foreach (var (name, value) in values)
        {
            command.Bind(name, value);
        }

        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new TrailEntry(
                row.GetInt64(0), HashChain.ReadStamp(row.GetString(1)), row.GetString(2), row.GetString(3),
                row.GetString(4), row.GetString(5), row.GetInt32(6), row.GetString(7));
        }
    }
}
