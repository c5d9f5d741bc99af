using ImrPredict.Audit.Charts;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Desk.Store;

/// <summary>What audits left in the store: their decisions and tables.</summary>
internal sealed class AuditTable(DeskStore store)
{
    /// <summary>A table or page of an audit as the command writes it; null where there is none of this name.</summary>
    public byte[]? Report(long batch, string name)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM reports WHERE id BETWEEN @batch << 32 AND ((@batch + 1) << 32) - 1 "
            + "AND name = @name";
        command.Bind("@batch", batch);
        command.Bind("@name", name);
        return command.ExecuteScalar() as byte[];
    }

    /// <summary>
    /// The decisions of an audit in its order, what was expected of each, and its further unit columns: what charts are
    /// drawn from.
    /// </summary>
    public (
        IReadOnlyList<DecidedItem> Items, IReadOnlyList<double> Expected, IReadOnlyList<UnitColumn> Units) Decisions(
        long batch)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT t.item, d.expected, d.units FROM decisions d JOIN texts t ON t.id = d.id
            WHERE d.id BETWEEN @batch << 32 AND ((@batch + 1) << 32) - 1 ORDER BY d.id
            """;
        command.Bind("@batch", batch);
        using var row = command.ExecuteReader();
        var (items, expected, units) = (
            new List<DecidedItem>(), new List<double>(), new List<Dictionary<string, string?>>());
        while (row.Read())
        {
            items.Add(StoreJson.Read<StoredItem>(row.GetString(0))!.AsRead().Decided!);
            expected.Add(row.GetDouble(1));
            units.Add(StoreJson.Read<Dictionary<string, string?>>(row.GetString(2)) ?? []);
        }

        return (items, expected, [
            .. (units.Count > 0 ? units[0].Keys : Enumerable.Empty<string>())
                .Select(name => new UnitColumn(name, [.. units.Select(unit => unit.GetValueOrDefault(name))])),
        ]);
    }
}
