using System.Globalization;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store;

/// <summary>The scored items of the store: pages of a view, facets, sums, single items, rejects.</summary>
internal sealed class ItemTable(DeskStore store)
{
    /// <summary>Items of a page.</summary>
    public const int OfPage = 50;

    /// <summary>A page of a view.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="filter">The view.</param>
    /// <param name="after">Where the page before ended; empty for the first.</param>
    public ItemLines Page(long batch, ItemFilter filter, string after)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        var (key, id) = Cursor(after);
        var order = filter.Key.Replace("id", "v.id", StringComparison.Ordinal);
        command.CommandText = $"""
            SELECT v.id, {order.Split(',')[0]}, v.due, entry, rank, percentile, passed
            FROM ({filter.Sql("*")}) v JOIN entries e ON e.id = v.id
            {(key is null ? "" : $"WHERE ({order}) > ($key, $id)")}
            ORDER BY {order} LIMIT {OfPage + 1}
            """;
        filter.Bind(command, batch);
        command.Parameters.AddWithValue("$key", key ?? DBNull.Value);
        command.Parameters.AddWithValue("$id", id);
        using var row = command.ExecuteReader();
        var (lines, cursors) = (new List<ItemLine>(), new List<string>());
        while (row.Read())
        {
            cursors.Add(string.Create(
                CultureInfo.InvariantCulture, $"{row.GetInt64(0)}~{TypeOf(row.GetValue(1))}{row.GetValue(1)}"));
            lines.Add(new ItemLine(NumberOf(row.GetInt64(0)), Ranked(row, 3)) { Due = DayOf(row, 2) });
        }

        return lines.Count > OfPage
            ? new ItemLines(lines[..OfPage], cursors[OfPage - 1])
            : new ItemLines(lines, null);
    }

    /// <summary>All items of a view in the order in which they were read.</summary>
    public IEnumerable<ItemLine> All(long batch, ItemFilter filter)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT v.id, v.due, entry, rank, percentile, passed
            FROM ({filter.Sql("id, due")}) v JOIN entries e ON e.id = v.id ORDER BY v.id
            """;
        filter.Bind(command, batch);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new ItemLine(NumberOf(row.GetInt64(0)), Ranked(row, 2)) { Due = DayOf(row, 1) };
        }
    }

    /// <summary>What a view comes to: counts, and expected overturns with their interval.</summary>
    public ScoreTally Tally(long batch, ItemFilter filter, double letterCorrelation)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT case_number, service, probability, base_rate
            FROM ({filter.Sql("id, case_number, service, probability, base_rate")}) ORDER BY id
            """;
        filter.Bind(command, batch);
        using var row = command.ExecuteReader();
        var tally = new ScoreTally(letterCorrelation);
        while (row.Read())
        {
            tally.Add(
                row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetDouble(2),
                row.IsDBNull(3) ? null : row.GetDouble(3));
        }

        return tally;
    }

    /// <summary>Items by service, within what else the view asks for; the most first.</summary>
    public IReadOnlyList<(string Value, long Count)> Services(long batch, ItemFilter filter) => Counts(
        batch, filter,
        $"SELECT service, count(*) n FROM ({(filter with { Most = null }).Sql("service", anyService: true)}) "
            + "GROUP BY service ORDER BY n DESC, service");

    /// <summary>Items by band, within what else the view asks for.</summary>
    public IReadOnlyList<(string Value, long Count)> Bands(long batch, ItemFilter filter) => Counts(
        batch, filter, $"SELECT band, count(*) FROM ({(filter with { Most = null }).Sql("band", anyBand: true)}) "
            + "GROUP BY band");

    /// <summary>Items by the month in which they came, within what else the view asks for; in order.</summary>
    public IReadOnlyList<(string Value, long Count)> Months(long batch, ItemFilter filter) => Counts(
        batch, filter, $"SELECT month, count(*) FROM ({(filter with { Most = null }).Sql("month", anyMonth: true)}) "
            + "GROUP BY month ORDER BY month");

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
            WHERE e.id = ($batch << 32) + $number
            """;
        command.Parameters.AddWithValue("$batch", batch);
        command.Parameters.AddWithValue("$number", number);
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
        command.CommandText = "SELECT item FROM texts WHERE id = ($batch << 32) + $number";
        command.Parameters.AddWithValue("$batch", batch);
        command.Parameters.AddWithValue("$number", number);
        return command.ExecuteScalar() is string item ? StoreJson.Read<StoredItem>(item) : null;
    }

    /// <summary>All items of a batch as they were read, in order.</summary>
    public IEnumerable<StoredItem> Texts(long batch)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT item FROM texts WHERE id BETWEEN $batch << 32 AND ($batch << 32) + 4294967295 ORDER BY id";
        command.Parameters.AddWithValue("$batch", batch);
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
            WHERE id > ($batch << 32) + $after AND id < ($batch + 1) << 32 ORDER BY id LIMIT {OfPage + 1}
            """;
        command.Parameters.AddWithValue("$batch", batch);
        command.Parameters.AddWithValue("$after", after);
        using var row = command.ExecuteReader();
        var rejects = new List<RejectLine>();
        while (row.Read())
        {
            rejects.Add(new RejectLine(
                NumberOf(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)));
        }

        return rejects;
    }

    private List<(string Value, long Count)> Counts(long batch, ItemFilter filter, string sql)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        filter.Bind(command, batch);
        using var row = command.ExecuteReader();
        var counts = new List<(string, long)>();
        while (row.Read())
        {
            counts.Add((row.GetString(0), row.GetInt64(1)));
        }

        return counts;
    }

    private static RankedScore Ranked(SqliteDataReader row, int first) => new(
        ((ScoreRead.Row)JournalFormat.Read((byte[])row.GetValue(first))).Score,
        row.IsDBNull(first + 1) ? null : row.GetInt64(first + 1),
        row.IsDBNull(first + 2) ? null : row.GetDouble(first + 2))
    {
        Passed = StoreJson.Read<List<string>>(row.GetString(first + 3)) ?? [],
    };

    private static string DayOf(SqliteDataReader row, int place) =>
        row.GetString(place) is var day && day != ItemFilter.NoDate ? day : "";

    // A larger number would lead into the items of another batch.
    private static bool IsOfBatch(long number) => number is > 0 and <= uint.MaxValue;

    private static long NumberOf(long id) => id & uint.MaxValue;

    // A cursor says of which kind its key is, since a number and a text compare otherwise.
    private static char TypeOf(object key) => key is long ? 'n' : key is double ? 'r' : 't';

    private static (object? Key, long Id) Cursor(string after)
    {
        if (after.Split('~', 2) is not [var id, { Length: > 1 } key]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return (null, 0);
        }

        return key[0] switch
        {
            'n' when long.TryParse(key.AsSpan(1), CultureInfo.InvariantCulture, out var whole) => (whole, number),
            'r' when double.TryParse(key.AsSpan(1), CultureInfo.InvariantCulture, out var real)
                && double.IsFinite(real) => (real, number),
            't' => (key[1..], number),
            _ => (null, 0),
        };
    }
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
