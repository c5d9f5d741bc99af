using System.Globalization;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Desk.Store;

/// <summary>Writes what is read of a batch, and later its scores.</summary>
internal sealed class BatchWriter(DeskStore store, long batch) : RowWriter(store, batch)
{
    private const double NoNumber = 9;
    private const long NoRank = long.MaxValue;

    private const string Dates = "INSERT INTO dates VALUES (@id, @month, @due)";

    private const string Item =
        "INSERT INTO items SELECT @id, @batch, @case, @title, @service, @band, @p, @base, @look, @place, "
        + $"coalesce(month, ''), coalesce(due, '{ItemFilter.NoDate}') FROM (SELECT 1) one LEFT JOIN dates "
        + "ON (dates.id = @same)";

    private const string Entry = "INSERT INTO entries VALUES (@id, @entry, @rank, @percentile, @passed)";

    private static readonly TimelinessOptions Clocks = new();

    /// <summary>Keeps when an item came in and when its review is due; what is decided is due no more.</summary>
    public void AddDates(long number, StoredItem item) => Run(
        Dates, IdOf(number), Written(ReviewDue.From(item.Item), "yyyy-MM", ""),
        Written(item.Decision is null ? ReviewDue.Of(item.Item, Clocks) : null, "yyyy-MM-dd", ItemFilter.NoDate));

    /// <summary>Adds the score of an item.</summary>
    public void Add(long number, RankedScore ranked)
    {
        var score = ranked.Score;
        var title = score.RequestedService.Length > 0 ? score.RequestedService : score.ServiceCategory.ToString();
        Run(
            Item, IdOf(number), Batch, score.CaseNumber, title, score.Service,
            score.Band is { } band ? ScoreBands.Words(band) : "", score.WrittenProbability, score.BaseRate,
            score.Excess is { } excess ? -Math.Round(excess, 6) : NoNumber, ranked.Rank ?? NoRank,
            IdOf(number));
        Run(
            Entry, IdOf(number), JournalFormat.Bytes(new ScoreRead.Row(score)), ranked.Rank, ranked.Percentile,
            StoreJson.Write(ranked.Passed));
    }

    private static string Written(DateOnly? day, string form, string none) =>
        day?.ToString(form, CultureInfo.InvariantCulture) ?? none;
}
