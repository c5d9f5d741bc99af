using System.Data.Common;
using ImrPredict.Cases.Storage;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Desk.Store;

/// <summary>The scored items of the store, one at a time, with their texts; and rejects.</summary>
internal sealed class ItemTable(DeskStore store)
{
    /// <summary>Items of a page.</summary>
    public const int OfPage = 50;

    /// <summary>One item; null where there is none.</summary>
    public ItemLine? Find(long batch, long number)
    {
        if (!IsOfBatch(number))
        {
            return null;
        }

        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT i.due, entry, rank, percentile, passed FROM entries e JOIN items i ON i.id = e.id
            WHERE e.id = (@batch << 32) + @number
            """;
        command.Bind("@batch", batch);
        command.Bind("@number", number);
        using var row = command.ExecuteReader();
        return row.Read() ? new ItemLine(number, Ranked(row, 1)) { Due = DayOf(row, 0) } : null;
    }

    /// <summary>An item as it was read.</summary>
    public StoredItem? Text(long batch, long number)
    {
        if (!IsOfBatch(number))
        {
            return null;
        }

        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT item FROM texts WHERE id = (@batch << 32) + @number";
        command.Bind("@batch", batch);
        command.Bind("@number", number);
        return command.ExecuteScalar() is string item ? StoreJson.Read<StoredItem>(item) : null;
    }

    /// <summary>All items of a batch as they were read, in order.</summary>
    public IEnumerable<StoredItem> Texts(long batch)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT item FROM texts WHERE id BETWEEN @batch << 32 AND (@batch << 32) + 4294967295 ORDER BY id";
        command.Bind("@batch", batch);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return StoreJson.Read<StoredItem>(row.GetString(0))!;
        }
    }

    /// <summary>A page of the rejects of a batch.</summary>
    public IReadOnlyList<RejectLine> Rejects(long batch, long after)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT id, file, place, field, reason FROM rejects
            WHERE id > (@batch << 32) + @after AND id < (@batch + 1) << 32 ORDER BY id LIMIT {OfPage + 1}
            """;
        command.Bind("@batch", batch);
        command.Bind("@after", after);
        using var row = command.ExecuteReader();
        var rejects = new List<RejectLine>();
        while (row.Read())
        {
            rejects.Add(new RejectLine(
                NumberOf(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)));
        }

        return rejects;
    }

    /// <summary>A score from the cells <c>entry, rank, percentile, passed</c> of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Place of the first of them.</param>
    public static RankedScore Ranked(DbDataReader row, int first) => new(
        ((ScoreRead.Row)JournalFormat.Read((byte[])row.GetValue(first))).Score,
        row.IsDBNull(first + 1) ? null : row.GetInt64(first + 1),
        row.IsDBNull(first + 2) ? null : row.GetDouble(first + 2))
    {
        Passed = StoreJson.Read<List<string>>(row.GetString(first + 3)) ?? [],
    };

    private static string DayOf(DbDataReader row, int place) =>
        row.GetString(place) is var day && day != ItemFilter.NoDate ? day : "";

    // A larger number would lead into the items of another batch.
    private static bool IsOfBatch(long number) => number is > 0 and <= uint.MaxValue;

    private static long NumberOf(long id) => id & uint.MaxValue;
}

/// <summary>A page of items, and where the next begins; null on the last.</summary>
public sealed record ItemLines(IReadOnlyList<ItemLine> Lines, string? Next);

/// <summary>A scored item and its place in its batch.</summary>
public sealed record ItemLine(long Number, RankedScore Ranked)
{
    /// <summary>The day (yyyy-MM-dd) by which its review is due; empty where none is known.</summary>
    public string Due { get; init; } = "";
}

/// <summary>Something that could not be read, or not be scored.</summary>
public sealed record RejectLine(long Number, string File, string Place, string Field, string Reason);
