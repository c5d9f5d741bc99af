using System.Data.Common;
using System.Globalization;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Databases;
using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Tests.Desk.Columns;

/// <summary>Views of a batch found by the database alone, row by row: slow, and plain to read.</summary>
internal sealed class SqlViews(DeskStore store)
{
    /// <summary>A page of a view.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="filter">The view.</param>
    /// <param name="after">Where the page before ended; empty for the first.</param>
    public ItemLines Page(long batch, ItemFilter filter, string after)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        var (key, id) = Cursor(after);
        var order = KeyOf(filter).Replace("id", "v.id", StringComparison.Ordinal);
        command.CommandText = $"""
            SELECT v.id, {order.Split(',')[0]}, v.due, entry, rank, percentile, passed
            FROM ({Sql(command, filter, "*")}) v JOIN entries e ON e.id = v.id
            {(key is null ? "" : $"WHERE ({order}) > (@key, @id)")}
            ORDER BY {order} LIMIT {ItemTable.OfPage + 1}
            """;
        Bind(filter, command, batch);
        command.Bind("@key", key);
        command.Bind("@id", id);
        using var row = command.ExecuteReader();
        var (lines, cursors) = (new List<ItemLine>(), new List<string>());
        while (row.Read())
        {
            cursors.Add(string.Create(
                CultureInfo.InvariantCulture, $"{row.GetInt64(0)}~{TypeOf(row.GetValue(1))}{row.GetValue(1)}"));
            lines.Add(new ItemLine(NumberOf(row.GetInt64(0)), ItemTable.Ranked(row, 3)) { Due = DayOf(row, 2) });
        }

        return lines.Count > ItemTable.OfPage
            ? new ItemLines(lines[..ItemTable.OfPage], cursors[ItemTable.OfPage - 1])
            : new ItemLines(lines, null);
    }

    /// <summary>All items of a view in the order in which they were read.</summary>
    public IEnumerable<ItemLine> All(long batch, ItemFilter filter)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT v.id, v.due, entry, rank, percentile, passed
            FROM ({Sql(command, filter, "id, due")}) v JOIN entries e ON e.id = v.id ORDER BY v.id
            """;
        Bind(filter, command, batch);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new ItemLine(NumberOf(row.GetInt64(0)), ItemTable.Ranked(row, 2)) { Due = DayOf(row, 1) };
        }
    }

    /// <summary>What a view comes to: counts, and expected overturns with their interval.</summary>
    public ScoreTally Tally(long batch, ItemFilter filter, double letterCorrelation)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT case_number, service, probability, base_rate
            FROM ({Sql(command, filter, "id, case_number, service, probability, base_rate")}) v ORDER BY id
            """;
        Bind(filter, command, batch);
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
        command => "SELECT service, count(*) n FROM "
            + $"({Sql(command, filter with { Most = null }, "service", anyService: true)}) v "
            + "GROUP BY service ORDER BY n DESC, service");

    /// <summary>Items by band, within what else the view asks for.</summary>
    public IReadOnlyList<(string Value, long Count)> Bands(long batch, ItemFilter filter) => Counts(
        batch, filter, command => "SELECT band, count(*) FROM "
            + $"({Sql(command, filter with { Most = null }, "band", anyBand: true)}) v GROUP BY band");

    /// <summary>Items by the month in which they came, within what else the view asks for; in order.</summary>
    public IReadOnlyList<(string Value, long Count)> Months(long batch, ItemFilter filter) => Counts(
        batch, filter, command => "SELECT month, count(*) FROM "
            + $"({Sql(command, filter with { Most = null }, "month", anyMonth: true)}) v "
            + "GROUP BY month ORDER BY month");

    /// <summary>The items as a query, without those of other facets where one is counted.</summary>
    private string Sql(
        DbCommand command, ItemFilter f, string columns, bool anyService = false, bool anyBand = false,
        bool anyMonth = false)
    {
        var where = "batch = @batch"
            + (f.Service.Length > 0 && !anyService ? " AND service = @service" : "")
            + (f.Band.Length > 0 && !anyBand ? " AND band = @band" : "")
            + (f.Month.Length > 0 && !anyMonth ? " AND month = @month" : "")
            + (f.Until.Length > 0 ? " AND due <= @until" : "")
            + (new WordQuery(f.Words).IsEmpty
                ? "" : $" AND id IN ({store.Database.IdsHolding(command, new WordQuery(f.Words))})")
            + (f.Most is null ? "" : " AND probability IS NOT NULL");
        return $"SELECT {columns} FROM items WHERE {where}"
            + (f.Most is null ? "" : $" ORDER BY {KeyOf(f)} LIMIT @most");
    }

    /// <summary>The columns by which the items are ordered; the last is the id.</summary>
    private static string KeyOf(ItemFilter f) => f.Order switch
    {
        ItemOrder.Look => "look, id",
        ItemOrder.Probability => "place, id",
        ItemOrder.Service => "service, id",
        ItemOrder.Due => "due, id",
        _ => "id, id",
    };

    private static void Bind(ItemFilter f, DbCommand command, long batch)
    {
        command.Bind("@batch", batch);
        command.Bind("@service", f.Service);
        command.Bind("@band", f.Band == ItemFilter.NoNumber ? "" : f.Band);
        command.Bind("@month", f.Month == ItemFilter.NoNumber ? "" : f.Month);
        command.Bind("@until", f.Until);
        command.Bind("@first", batch << 32);
        command.Bind("@last", (batch << 32) + uint.MaxValue);
        command.Bind("@most", f.Most ?? -1);
    }

    private List<(string Value, long Count)> Counts(
        long batch, ItemFilter filter, Func<DbCommand, string> sql)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql(command);
        Bind(filter, command, batch);
        using var row = command.ExecuteReader();
        var counts = new List<(string, long)>();
        while (row.Read())
        {
            counts.Add((row.GetString(0), row.GetInt64(1)));
        }

        return counts;
    }

    private static string DayOf(DbDataReader row, int place) =>
        row.GetString(place) is var day && day != ItemFilter.NoDate ? day : "";

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
