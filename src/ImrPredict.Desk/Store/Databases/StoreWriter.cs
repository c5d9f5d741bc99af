using System.Data.Common;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>
/// Writes rows. Some hundred are written at once, so that the store is not held while files are read.
/// </summary>
internal abstract class StoreWriter(DbConnection connection) : IDisposable
{
    private const int RowsOfTransaction = 500;

    private readonly List<(string Sql, object?[] Values)> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="sql">A statement, the same text for each row of its kind.</param>
    /// <param name="values">Its parameters in the order in which they stand in it.</param>
    public void Add(string sql, params object?[] values)
    {
        _rows.Add((sql, values));
        if (_rows.Count >= RowsOfTransaction)
        {
            Commit();
        }
    }

    /// <summary>Adds a row to the index of words.</summary>
    public abstract void AddWords(long id, string caseNumber, string title, string diagnoses, string text);

    /// <summary>Writes what still waits.</summary>
    public void Commit()
    {
        using var transaction = connection.BeginTransaction();
        Write(connection, transaction, _rows);
        transaction.Commit();
        _rows.Clear();
    }

    /// <inheritdoc/>
    public virtual void Dispose() => connection.Dispose();

    protected abstract void Write(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<(string Sql, object?[] Values)> rows);

    /// <summary>The parameters of a statement in the order in which they stand in it, with @.</summary>
    protected static IReadOnlyList<string> ParametersOf(string sql) =>
        [.. sql.Split('@').Skip(1).Select(part => $"@{part.Split(',', ')', ' ')[0]}")];
}
