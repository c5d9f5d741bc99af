using System.Data.Common;
using System.Globalization;
using ImrPredict.Cases.Storage;
using Npgsql;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>Writes rows into PostgreSQL, many in one round to the server.</summary>
internal sealed class PostgresWriter(NpgsqlConnection connection) : StoreWriter(connection)
{
    private const string Words = "INSERT INTO words VALUES (@id, @field, CAST(@vector AS tsvector))";

    private readonly Dictionary<string, string> _numbered = new(StringComparer.Ordinal);
    private readonly WordCutter _cutter = new();

    /// <inheritdoc/>
    public override void AddWords(long id, string caseNumber, string title, string diagnoses, string text)
    {
        foreach (var (field, content) in ((string[])[caseNumber, title, diagnoses, text]).Index())
        {
            foreach (var vector in WordVector.Of(_cutter.Cut(content)))
            {
                Add(Words, id, (short)field, vector);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _cutter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Write(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<(string Sql, object?[] Values)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        foreach (var (sql, values) in rows)
        {
            var command = new NpgsqlBatchCommand(Numbered(sql));
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter
                {
                    Value = value is string text ? PostgresText.Clean(text) : value ?? DBNull.Value,
                });
            }

            batch.BatchCommands.Add(command);
        }

        batch.ExecuteNonQuery();
    }

    // The parameters by number, as a batch takes them.
    private string Numbered(string sql)
    {
        if (!_numbered.TryGetValue(sql, out var numbered))
        {
            numbered = sql;
            foreach (var (i, name) in ParametersOf(sql).Index())
            {
                var at = numbered.IndexOf(name, StringComparison.Ordinal);
                numbered = numbered.Remove(at, name.Length)
                    .Insert(at, string.Create(CultureInfo.InvariantCulture, $"${i + 1}"));
            }

            _numbered[sql] = numbered;
        }

        return numbered;
    }
}
