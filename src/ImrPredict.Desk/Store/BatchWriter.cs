using System.Globalization;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store;

/// <summary>Writes what is read of a batch, and later its scores.</summary>
internal sealed class BatchWriter : RowWriter
{
    private const double NoNumber = 9;
    private const long NoRank = long.MaxValue;

    private static readonly TimelinessOptions Clocks = new();
    private readonly SqliteCommand _dates;
    private readonly SqliteCommand _item;
    private readonly SqliteCommand _entry;

    public BatchWriter(DeskStore store, long batch)
        : base(store, batch)
    {
        _dates = Command("INSERT INTO dates VALUES ($id, $month, $due)");
        _item = Command(
            "INSERT INTO items SELECT $id, $batch, $case, $title, $service, $band, $p, $base, $look, $place, "
            + $"coalesce(month, ''), coalesce(due, '{ItemFilter.NoDate}') FROM (SELECT 1) LEFT JOIN dates "
            + "ON (dates.id = $same)");
        _entry = Command("INSERT INTO entries VALUES ($id, $entry, $rank, $percentile, $passed)");
    }

    /// <summary>Keeps when an item came in and when its review is due; what is decided is due no more.</summary>
    public void AddDates(long number, StoredItem item) => Run(
        _dates, IdOf(number), Written(ReviewDue.From(item.Item), "yyyy-MM", ""),
        Written(item.Decision is null ? ReviewDue.Of(item.Item, Clocks) : null, "yyyy-MM-dd", ItemFilter.NoDate));

    /// <summary>Adds the score of an item.</summary>
    public void Add(long number, RankedScore ranked)
    {
        var score = ranked.Score;
        var title = score.RequestedService.Length > 0 ? score.RequestedService : score.ServiceCategory.ToString();
        Run(
            _item, IdOf(number), Batch, score.CaseNumber, title, score.Service,
            score.Band is { } band ? ScoreBands.Words(band) : "", score.WrittenProbability, score.BaseRate,
            score.Excess is { } excess ? -Math.Round(excess, 6) : NoNumber, ranked.Rank ?? NoRank,
            IdOf(number));
        Run(
            _entry, IdOf(number), JournalFormat.Bytes(new ScoreRead.Row(score)), ranked.Rank, ranked.Percentile,
            StoreJson.Write(ranked.Passed));
    }

    private static string Written(DateOnly? day, string form, string none) =>
        day?.ToString(form, CultureInfo.InvariantCulture) ?? none;
}
