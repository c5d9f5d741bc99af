using System.Data.Common;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store.Databases;
using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Desk.Store.Columns;

/// <summary>Reads from the store what the views of a batch need: its columns, the rows of words, rows by key.</summary>
internal sealed class ColumnTable(DeskStore store)
{
    private const int RowsOfRead = 500;

    /// <summary>The columns of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="expected">How many items it has, about.</param>
    public ItemColumns Columns(long batch, int expected)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT id, case_number, service, band, month, due, look, place, probability FROM items
            WHERE id BETWEEN @first AND @last ORDER BY id
            """;
        Bind(command, batch);
        using var row = command.ExecuteReader();
        var (numbers, cases) = (new List<uint>(expected), new List<int>(expected));
        var (services, bands, months, due) = (Builder(), Builder(), Builder(), Builder());
        var (look, places, probabilities) = (
            new List<double>(expected), new List<long>(expected), new List<double>(expected));
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        while (row.Read())
        {
            var named = row.GetString(1);
            if (!known.TryGetValue(named, out var number))
            {
                number = known[named] = known.Count;
            }

            numbers.Add((uint)row.GetInt64(0));
            cases.Add(number);
            services.Add(row.GetString(2));
            bands.Add(row.GetString(3));
            months.Add(row.GetString(4));
            due.Add(row.GetString(5));
            look.Add(row.GetDouble(6));
            places.Add(row.GetInt64(7));
            probabilities.Add(row.IsDBNull(8) ? double.NaN : row.GetDouble(8));
        }

        return new ItemColumns
        {
            Batch = batch,
            Numbers = [.. numbers],
            Cases = [.. cases],
            Services = services.Build(),
            Bands = bands.Build(),
            Months = months.Build(),
            Due = due.Build(),
            Look = [.. look],
            Places = [.. places],
            Probabilities = [.. probabilities],
        };

        TextColumn.Builder Builder() => new(expected);
    }

    /// <summary>The rows whose texts hold words.</summary>
    /// <param name="columns">The batch.</param>
    /// <param name="words">The words.</param>
    public RowSet Holding(ItemColumns columns, WordQuery words)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = store.Database.IdsHolding(command, words);
        Bind(command, columns.Batch);
        using var row = command.ExecuteReader();
        var found = new RowSet(columns.Count);
        while (row.Read())
        {
            // What was read and not scored has words too.
            if (Array.BinarySearch(columns.Numbers, (uint)row.GetInt64(0)) is >= 0 and var place)
            {
                found.Add(place);
            }
        }

        return found;
    }

    /// <summary>Items by their rows, in the order of the rows; one that is gone by now is left out.</summary>
    public IEnumerable<ItemLine> Lines(ItemColumns columns, IEnumerable<int> rows)
    {
        // All of them as they are at one moment, though the batch may be deleted meanwhile.
        using var connection = store.Connect();
        using var moment = store.Database.BeginReading(connection);
        foreach (var some in rows.Chunk(RowsOfRead))
        {
            var found = new Dictionary<long, RankedScore>();
            using var command = connection.CreateCommand();
            command.Transaction = moment;
            command.CommandText = "SELECT id, entry, rank, percentile, passed FROM entries "
                + $"WHERE id IN ({string.Join(',', some.Select(columns.IdOf))})";
            using (var row = command.ExecuteReader())
            {
                while (row.Read())
                {
                    found[row.GetInt64(0)] = ItemTable.Ranked(row, 1);
                }
            }

            foreach (var at in some)
            {
                if (found.TryGetValue(columns.IdOf(at), out var ranked))
                {
                    var due = columns.Due.Texts[columns.Due.Codes[at]];
                    yield return new ItemLine(columns.Numbers[at], ranked)
                    {
                        Due = due == ItemFilter.NoDate ? "" : due,
                    };
                }
            }
        }
    }

    private static void Bind(DbCommand command, long batch)
    {
        command.Bind("@first", batch << 32);
        command.Bind("@last", (batch << 32) + uint.MaxValue);
    }
}
