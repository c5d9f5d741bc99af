using ImrPredict.Ingest.Reading;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store;

/// <summary>
/// Writes what is read of a batch. Some hundred rows are written at once, so that the store is not held while files are
/// read.
/// </summary>
internal abstract class RowWriter : IDisposable
{
    private const int RowsOfTransaction = 500;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _text;
    private readonly SqliteCommand _words;
    private readonly SqliteCommand _reject;
    private readonly List<(SqliteCommand Command, object?[] Values)> _rows = [];

    protected RowWriter(DeskStore store, long batch)
    {
        Batch = batch;
        _connection = store.Connect();
        _text = Command("INSERT INTO texts VALUES ($id, $item)");
        _words = Command(
            "INSERT INTO words (rowid, case_number, title, diagnoses, text) VALUES ($id, $case, $title, $dx, $text)");
        _reject = Command("INSERT INTO rejects VALUES ($id, $file, $place, $field, $reason)");
    }

    protected long Batch { get; }

    /// <summary>Keeps an item as it was read.</summary>
    /// <param name="number">Its place among all that was read, from 1.</param>
    /// <param name="item">The item.</param>
    public void Add(long number, StoredItem item)
    {
        Run(_text, IdOf(number), StoreJson.Write(item));
        Run(
            _words, IdOf(number), item.Item.CaseNumber,
            Joined(
                item.Item.RequestedService, item.Item.ServiceCategory.ToString(), item.Item.TreatmentCategory,
                item.Item.TreatmentSubcategory),
            Joined(
                [
                    .. item.Item.Diagnoses, .. item.Item.Icd10, item.Item.DiagnosisCategory,
                    item.Item.DiagnosisSubcategory,
                ]),
            item.Item.ClinicalText);
    }

    private static string Joined(params IEnumerable<string?> parts) =>
        string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Adds a reject.</summary>
    public void Add(long number, ItemRead.Rejected rejected) =>
        Run(_reject, IdOf(number), rejected.At.File, rejected.At.Place, rejected.Field, rejected.Reason);

    /// <summary>Writes what still waits.</summary>
    public void Commit()
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var (command, values) in _rows)
        {
            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
        _rows.Clear();
    }

    public void Dispose() => _connection.Dispose();

    protected long IdOf(long number) => (Batch << 32) + number;

    /// <summary>A statement; its parameters take values in the order in which they stand in it.</summary>
    protected SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var part in sql.Split('$').Skip(1))
        {
            command.Parameters.Add(new SqliteParameter($"${part.Split(',', ')')[0]}", null));
        }

        return command;
    }

    protected void Run(SqliteCommand command, params object?[] values)
    {
        _rows.Add((command, values));
        if (_rows.Count == RowsOfTransaction)
        {
            Commit();
        }
    }
}
