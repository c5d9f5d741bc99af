using System.Globalization;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store;

/// <summary>
/// Writes what is read of a batch, and later its scores. Some hundred rows are written at once, so that the store is
/// not held while files are read.
/// </summary>
internal sealed class BatchWriter : IDisposable
{
    private const int RowsOfTransaction = 500;
    private const double NoNumber = 9;
    private static readonly TimelinessOptions Clocks = new();
    private const long NoRank = long.MaxValue;

    private readonly long _batch;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _text;
    private readonly SqliteCommand _words;
    private readonly SqliteCommand _dates;
    private readonly SqliteCommand _item;
    private readonly SqliteCommand _entry;
    private readonly SqliteCommand _reject;
    private readonly List<(SqliteCommand Command, object?[] Values)> _rows = [];

    public BatchWriter(DeskStore store, long batch)
    {
        _batch = batch;
        _connection = store.Connect();
        _text = Command("INSERT INTO texts VALUES ($id, $item)", "$id", "$item");
        _words = Command(
            "INSERT INTO words (rowid, case_number, title, diagnoses, text) VALUES ($id, $case, $title, $dx, $text)",
            "$id", "$case", "$title", "$dx", "$text");
        _dates = Command("INSERT INTO dates VALUES ($id, $month, $due)", "$id", "$month", "$due");
        _item = Command(
            "INSERT INTO items SELECT $id, $batch, $case, $title, $service, $band, $p, $base, $look, $place, "
                + "coalesce((SELECT month FROM dates WHERE id = $id), ''), "
                + $"coalesce((SELECT due FROM dates WHERE id = $id), '{ItemFilter.NoDate}')",
            "$id", "$batch", "$case", "$title", "$service", "$band", "$p", "$base", "$look", "$place");
        _entry = Command(
            "INSERT INTO entries VALUES ($id, $entry, $rank, $percentile, $passed)",
            "$id", "$entry", "$rank", "$percentile", "$passed");
        _reject = Command(
            "INSERT INTO rejects VALUES ($id, $file, $place, $field, $reason)",
            "$id", "$file", "$place", "$field", "$reason");
    }

    /// <summary>Keeps an item as it was read.</summary>
    /// <param name="number">Its place among all that was read, from 1.</param>
    /// <param name="item">The item.</param>
    public void Add(long number, StoredItem item)
    {
        Run(_text, IdOf(number), StoreJson.Write(item));
        Run(
            _words, IdOf(number), item.Item.CaseNumber, item.Item.RequestedService,
            string.Join("; ", item.Item.Diagnoses), item.Item.ClinicalText);

        // What is decided is due no more.
        Run(
            _dates, IdOf(number), Written(ReviewDue.From(item.Item), "yyyy-MM", ""),
            Written(item.Decision is null ? ReviewDue.Of(item.Item, Clocks) : null, "yyyy-MM-dd", ItemFilter.NoDate));
    }

    /// <summary>Adds the score of an item.</summary>
    public void Add(long number, RankedScore ranked)
    {
        var score = ranked.Score;
        var title = score.RequestedService.Length > 0 ? score.RequestedService : score.ServiceCategory.ToString();
        Run(
            _item, IdOf(number), _batch, score.CaseNumber, title, score.Service,
            score.Band is { } band ? ScoreBands.Words(band) : "", score.WrittenProbability, score.BaseRate,
            score.Excess is { } excess ? -Math.Round(excess, 6) : NoNumber, ranked.Rank ?? NoRank);
        Run(
            _entry, IdOf(number), JournalFormat.Bytes(new ScoreRead.Row(score)), ranked.Rank, ranked.Percentile,
            StoreJson.Write(ranked.Passed));
    }

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

    private static string Written(DateOnly? day, string form, string none) =>
        day?.ToString(form, CultureInfo.InvariantCulture) ?? none;

    private long IdOf(long number) => (_batch << 32) + number;

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> names)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        return command;
    }

    private void Run(SqliteCommand command, params object?[] values)
    {
        _rows.Add((command, values));
        if (_rows.Count == RowsOfTransaction)
        {
            Commit();
        }
    }
}
