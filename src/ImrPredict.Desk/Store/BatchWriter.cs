using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store;

/// <summary>Writes what is read of a batch, and later its scores.</summary>
internal sealed class BatchWriter : RowWriter
{
    private const double NoNumber = 9;
    private const long NoRank = long.MaxValue;

    private readonly SqliteCommand _item;
    private readonly SqliteCommand _entry;

    public BatchWriter(DeskStore store, long batch)
        : base(store, batch)
    {
        _item = Command(
            "INSERT INTO items VALUES ($id, $batch, $case, $title, $service, $band, $p, $base, $look, $place)");
        _entry = Command("INSERT INTO entries VALUES ($id, $entry, $rank, $percentile, $passed)");
    }

    /// <summary>Adds the score of an item.</summary>
    public void Add(long number, RankedScore ranked)
    {
        var score = ranked.Score;
        var title = score.RequestedService.Length > 0 ? score.RequestedService : score.ServiceCategory.ToString();
        Run(
            _item, IdOf(number), Batch, score.CaseNumber, title, score.Service,
            score.Band is { } band ? ScoreBands.Words(band) : "", score.WrittenProbability, score.BaseRate,
            score.Excess is { } excess ? -Math.Round(excess, 6) : NoNumber, ranked.Rank ?? NoRank);
        Run(
            _entry, IdOf(number), JournalFormat.Bytes(new ScoreRead.Row(score)), ranked.Rank, ranked.Percentile,
            StoreJson.Write(ranked.Passed));
    }
}
