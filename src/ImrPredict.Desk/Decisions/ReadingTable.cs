using System.Data.Common;
using System.Globalization;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;

namespace ImrPredict.Desk.Decisions;

/// <summary>What readers have begun or put aside, and the log of what they gave.</summary>
internal sealed class ReadingTable(DeskStore store)
{
    // What the log has no column for stands among the settings, under the number of the entry.
    private const string GivenOn = "finding-on:";

    /// <summary>What a reader has begun or put aside, by the number of the decision.</summary>
    public IReadOnlyDictionary<long, Reading> Of(long batch, string reader)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, state, finding, note FROM readings "
            + "WHERE id BETWEEN @batch << 32 AND ((@batch + 1) << 32) - 1 AND reader = @reader";
        command.Bind("@batch", batch);
        command.Bind("@reader", reader);
        using var row = command.ExecuteReader();
        var readings = new Dictionary<long, Reading>();
        while (row.Read())
        {
            readings[row.GetInt64(0) & uint.MaxValue] = new Reading(
                Enum.Parse<ReadingState>(row.GetString(1)),
                Enum.TryParse<LogFinding>(row.GetString(2), out var finding) ? finding : null, row.GetString(3));
        }

        return readings;
    }

    /// <summary>Keeps what a reader has begun or put aside; null takes it away.</summary>
    public void Set(long batch, long number, string reader, Reading? reading)
    {
        using var connection = store.Connect();
        Set(connection, batch, number, reader, reading);
    }

    /// <summary>All that readers gave, in order.</summary>
    public IReadOnlyList<LogEntry> Entries()
    {
        using var connection = store.Connect();
        return Log(connection).Entries();
    }

    /// <summary>Names of readers who have begun anything.</summary>
    public IReadOnlyList<string> Readers()
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT reader FROM readings ORDER BY reader";
        using var row = command.ExecuteReader();
        var readers = new List<string>();
        while (row.Read())
        {
            readers.Add(row.GetString(0));
        }

        return readers;
    }

    /// <summary>Whether the decision was overturned that an entry was given on, by the entry's number.</summary>
    public IReadOnlyDictionary<long, bool> Given()
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, value FROM settings WHERE name LIKE '{GivenOn}%'";
        using var row = command.ExecuteReader();
        var given = new Dictionary<long, bool>();
        while (row.Read())
        {
            given[long.Parse(row.GetString(0)[GivenOn.Length..], CultureInfo.InvariantCulture)] =
                row.GetString(1) == nameof(Outcome.Overturned);
        }

        return given;
    }

    /// <summary>Adds what a reader gave, and how the decision was made that it was given on.</summary>
    public LogEntry Add(
        AuditedDecision decision, LogFinding finding, string note, string reader, bool adjudicates = false)
    {
        using var connection = store.Connect();
        var entry = Log(connection).Add(
            decision.CaseNumber, decision.Item, finding, note, reader, DateTimeOffset.UtcNow, adjudicates);
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO settings VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        command.Bind(
            "@name", GivenOn + entry.Sequence!.Value.ToString(CultureInfo.InvariantCulture));
        command.Bind(
            "@value", decision.Overturned ? nameof(Outcome.Overturned) : nameof(Outcome.Upheld));
        command.ExecuteNonQuery();
        return entry;
    }

    private FindingTable Log(DbConnection connection) => new(connection, store.Name, FindingsFile.OfDesk);

    private static void Set(DbConnection connection, long batch, long number, string reader, Reading? reading)
    {
        using var command = connection.CreateCommand();
        command.CommandText = reading is null
            ? "DELETE FROM readings WHERE id = (@batch << 32) + @number AND reader = @reader"
            : "INSERT INTO readings VALUES ((@batch << 32) + @number, @reader, @state, @finding, @note) "
                + "ON CONFLICT (id, reader) DO UPDATE SET state = excluded.state, finding = excluded.finding, "
                + "note = excluded.note";
        command.Bind("@batch", batch);
        command.Bind("@number", number);
        command.Bind("@reader", reader);
        command.Bind("@state", reading?.State.ToString() ?? "");
        command.Bind("@finding", reading?.Finding?.ToString() ?? "");
        command.Bind("@note", reading?.Note ?? "");
        command.ExecuteNonQuery();
    }
}
