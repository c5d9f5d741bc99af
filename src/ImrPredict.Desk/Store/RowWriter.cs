using ImrPredict.Desk.Store.Databases;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Desk.Store;

/// <summary>Writes what is read of a batch.</summary>
internal abstract class RowWriter(DeskStore store, long batch) : IDisposable
{
    private const string Text = "INSERT INTO texts VALUES (@id, @item)";
    private const string Reject = "INSERT INTO rejects VALUES (@id, @file, @place, @field, @reason)";

    private readonly StoreWriter _rows = store.Database.Writer();

    protected long Batch => batch;

    /// <summary>Keeps an item as it was read.</summary>
    /// <param name="number">Its place among all that was read, from 1.</param>
    /// <param name="item">The item.</param>
    public void Add(long number, StoredItem item)
    {
        Run(Text, IdOf(number), StoreJson.Write(item));
        _rows.AddWords(
            IdOf(number), item.Item.CaseNumber,
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
        Run(Reject, IdOf(number), rejected.At.File, rejected.At.Place, rejected.Field, rejected.Reason);

    /// <summary>Writes what still waits.</summary>
    public void Commit() => _rows.Commit();

    public void Dispose() => _rows.Dispose();

    protected long IdOf(long number) => (batch << 32) + number;

    /// <summary>Adds a row.</summary>
    /// <param name="sql">A statement of this class.</param>
    /// <param name="values">Its parameters in the order in which they stand in it.</param>
    protected void Run(string sql, params object?[] values) => _rows.Add(sql, values);
}
