using System.Runtime.CompilerServices;
using ImrPredict.Ingest;

namespace ImrPredict.Scoring;

/// <summary>Scores a stream of what was read, in batches on several cores, and gives the results in its order.</summary>
public static class BacklogScorer
{
    /// <summary>
    /// Turns each thing read into a row or a reject; rows that a letter has given already are passed over. An item that
    /// the model fails on is a reject, and costs no other.
    /// </summary>
    /// <param name="reads">What ingest gives; read once.</param>
    /// <param name="scorer">The model with its settings.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static async IAsyncEnumerable<ScoreRead> ScoreAsync(
        IAsyncEnumerable<ItemRead> reads, ItemScorer scorer,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var batches = reads.Where(read => read is not ItemRead.AlreadyRead).Chunk(scorer.Options.BatchSize);
        var scored = OrderedParallel.SelectAsync(
            batches, batch => ScoreBatch(batch, scorer), scorer.Options.Parallelism, cancellation);
        await foreach (var batch in scored.ConfigureAwait(false))
        {
            foreach (var read in batch)
            {
                yield return read;
            }
        }
    }

    private static ScoreRead[] ScoreBatch(ItemRead[] batch, ItemScorer scorer)
    {
        var evidence = new EvidenceReading();
        return Array.ConvertAll(batch, read => read switch
        {
            ItemRead.Parsed parsed => ScoreOne(parsed, scorer, evidence),
            ItemRead.Rejected rejected => new ScoreRead.Reject(rejected),
            _ => throw new ArgumentException($"unexpected {read.GetType().Name}", nameof(batch)),
        });
    }

    // A backlog of a night must not end over one odd item: whatever the model throws at it becomes its reject, named.
    private static ScoreRead ScoreOne(ItemRead.Parsed read, ItemScorer scorer, EvidenceReading evidence)
    {
        try
        {
            return new ScoreRead.Row(scorer.Score(read, evidence));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return new ScoreRead.Reject(new ItemRead.Rejected(
                read.At, "", $"{read.Item.CaseNumber}/{read.Item.Number}: the model cannot score this item "
                + $"({problem.GetType().Name}); please report it with the item"));
        }
    }
}
