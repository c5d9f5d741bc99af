using System.Data.Common;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>Writes rows into SQLite, each by a statement that is kept.</summary>
internal sealed class SqliteWriter(DbConnection connection) : StoreWriter(connection)
{
    private const string Words =
        "INSERT INTO words (rowid, case_number, title, diagnoses, text) VALUES (@id, @case, @title, @dx, @text)";

    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void AddWords(long id, string caseNumber, string title, string diagnoses, string text) =>
        Add(Words, id, caseNumber, title, diagnoses, text);

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Write(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<(string Sql, object?[] Values)> rows)
    {
        foreach (var (sql, values) in rows)
        {
            if (!_commands.TryGetValue(sql, out var command))
            {
                command = _commands[sql] =
                    connection.Command(sql, [.. ParametersOf(sql).Select(name => (name, (object?)null))]);
            }

            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
