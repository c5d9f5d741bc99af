using System.Data.Common;
using System.Globalization;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Desk.Store;

/// <summary>The batches of the store, and the maps of columns that users have named.</summary>
internal sealed class BatchTable(DeskStore store)
{
    /// <summary>Tables whose rows go with a batch, by the range of their ids.</summary>
    private static readonly string[] OfBatch =
        ["items", "entries", "texts", "dates", "rejects", "decisions", "twins", "checks", "reports", "readings"];

    /// <summary>Adds a batch that waits.</summary>
    /// <returns>Its id.</returns>
    public long Add(
        string name, string model, DateTimeOffset made, IReadOnlyDictionary<string, string>? map = null,
        BatchKind kind = BatchKind.Score, IReadOnlyList<string>? units = null)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO batches (name, made, state, message, model, map, draft, result, kind, units)
            VALUES (@name, @made, 'Waiting', '', @model, @map, '', '', @kind, @units) RETURNING id
            """;
        command.Bind("@name", name);
        command.Bind("@made", made.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        command.Bind("@model", model);
        command.Bind("@map", map is null ? "" : StoreJson.Write(map));
        command.Bind("@kind", kind.ToString());
        command.Bind("@units", StoreJson.Write(units ?? []));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>All batches, the newest first.</summary>
    public IReadOnlyList<Batch> All() => Read("SELECT * FROM batches ORDER BY id DESC", 0);

    /// <summary>A batch; null where there is none.</summary>
    public Batch? Find(long id) => Read("SELECT * FROM batches WHERE id = @id", id).SingleOrDefault();

    public void SetState(long id, BatchState state, string message = "") => Run(
        "UPDATE batches SET state = @value, message = @more WHERE id = @id", id, state.ToString(), message);

    public void SetMap(long id, IReadOnlyDictionary<string, string> map) => Run(
        "UPDATE batches SET map = @value WHERE id = @id", id, StoreJson.Write(map));

    /// <summary>Has a user look over the columns.</summary>
    public void Ask(long id, IReadOnlyList<MapLine> draft) => Run(
        "UPDATE batches SET state = 'NeedsMap', draft = @value WHERE id = @id", id, StoreJson.Write(draft));

    public void SetResult(long id, BatchResult result) => SetDone(id, StoreJson.Write(result));

    public void SetResult(long id, AuditOutcome result) => SetDone(id, StoreJson.Write(result));

    /// <summary>Keeps a map for tables with the same columns.</summary>
    public void Remember(IReadOnlyList<MapLine> columns, IReadOnlyDictionary<string, string> map)
    {
        using var connection = store.Connect();
        using var transaction = connection.BeginTransaction();
        var header = HeaderOf(columns);
        connection.Run("DELETE FROM mappings WHERE header = @header", ("@header", header));
        connection.Run(
            "INSERT INTO mappings VALUES (@header, @map)", ("@header", header), ("@map", StoreJson.Write(map)));
        transaction.Commit();
    }

    /// <summary>The map of tables with these columns; null where none was named.</summary>
    public IReadOnlyDictionary<string, string>? Recall(IReadOnlyList<MapLine> columns)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT map FROM mappings WHERE header = @header";
        command.Bind("@header", HeaderOf(columns));
        return command.ExecuteScalar() is string map ? StoreJson.Read<Dictionary<string, string>>(map) : null;
    }

    /// <summary>Takes away what was read of a batch, its text too, and keeps the batch.</summary>
    public void Clear(long id)
    {
        using var connection = store.Connect();
        using var transaction = connection.BeginTransaction();
        Clear(connection, id);
        transaction.Commit();
    }

    /// <summary>
    /// Takes a batch away with all that was read of it: rows, text and index are overwritten, and so is the journal of
    /// the database.
    /// </summary>
    public void Delete(long id)
    {
        using (var connection = store.Connect())
        using (var transaction = connection.BeginTransaction())
        {
            Clear(connection, id);
            Run(connection, "DELETE FROM batches WHERE id = @id", id);
            transaction.Commit();
        }

        store.Database.Overwrite();
    }

    private void SetDone(long id, string result) =>
        Run("UPDATE batches SET state = 'Done', result = @value WHERE id = @id", id, result);

    private void Clear(DbConnection connection, long id)
    {
        var key = store.Database.WordKey;
        Run(connection, $"DELETE FROM words WHERE {key} BETWEEN @id << 32 AND (@id << 32) + 4294967295", id);
        foreach (var table in OfBatch)
        {
            Run(connection, $"DELETE FROM {table} WHERE id BETWEEN @id << 32 AND (@id << 32) + 4294967295", id);
        }
    }

    private static string HeaderOf(IReadOnlyList<MapLine> columns) =>
        StoreJson.Write(columns.Select(column => column.House).ToList());

    private void Run(string sql, long id, string value = "", string more = "")
    {
        using var connection = store.Connect();
        Run(connection, sql, id, value, more);
    }

    private static void Run(DbConnection connection, string sql, long id, string value = "", string more = "")
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Bind("@id", id);
        command.Bind("@value", value);
        command.Bind("@more", more);
        command.ExecuteNonQuery();
    }

    private List<Batch> Read(string sql, long id)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Bind("@id", id);
        using var row = command.ExecuteReader();
        var batches = new List<Batch>();
        while (row.Read())
        {
            var (kind, result) = (Enum.Parse<BatchKind>(row.GetString(9)), row.GetString(8));
            batches.Add(new Batch
            {
                Id = row.GetInt64(0),
                Name = row.GetString(1),
                Made = DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture),
                State = Enum.Parse<BatchState>(row.GetString(3)),
                Message = row.GetString(4),
                Model = row.GetString(5),
                Map = StoreJson.Read<Dictionary<string, string>>(row.GetString(6)),
                Draft = StoreJson.Read<List<MapLine>>(row.GetString(7)) ?? [],
                Result = kind == BatchKind.Score ? StoreJson.Read<BatchResult>(result) : null,
                Audit = kind == BatchKind.Audit ? StoreJson.Read<AuditOutcome>(result) : null,
                Kind = kind,
                Units = StoreJson.Read<List<string>>(row.GetString(10)) ?? [],
            });
        }

        return batches;
    }
}
