using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Reasons;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// Scores a stream of what was read, in batches on several cores, and gives the results in its order.
/// </summary>
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
        var batches = BatchesAsync(reads, scorer.Options.BatchSize, cancellation);
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

    // The items of a letter stay together where they can: their text then is read once.
    private static async IAsyncEnumerable<ItemRead[]> BatchesAsync(
        IAsyncEnumerable<ItemRead> reads, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var batch = new List<ItemRead>(size + 8);
        await foreach (var read in reads.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (read is ItemRead.AlreadyRead)
            {
                continue;
            }

            if (batch.Count >= size && (batch.Count >= 2 * size || !ShareText(batch[^1], read)))
            {
                yield return [.. batch];
                batch.Clear();
            }

            batch.Add(read);
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    private static bool ShareText(ItemRead before, ItemRead next) =>
        before is ItemRead.Parsed { Item.ClinicalText: var text } && next is ItemRead.Parsed parsed
        && ReferenceEquals(text, parsed.Item.ClinicalText);

    private static ScoreRead[] ScoreBatch(ItemRead[] batch, ItemScorer scorer)
    {
        var readings = scorer.Readings();
        return Array.ConvertAll(batch, read => read switch
        {
            ItemRead.Parsed parsed => ScoreOne(parsed, scorer, readings),
            ItemRead.Rejected rejected => new ScoreRead.Reject(rejected),
            _ => throw new ArgumentException($"unexpected {read.GetType().Name}", nameof(batch)),
        });
    }

    // A backlog of a night must not end over one odd item: whatever the model throws at it becomes its reject, named.
    // A damaged package is no matter of one item.
    private static ScoreRead ScoreOne(ItemRead.Parsed read, ItemScorer scorer, ClinicalReadingCache readings)
    {
        try
        {
            return new ScoreRead.Row(scorer.Score(read, readings));
        }
        catch (Exception problem) when (problem is not (OutOfMemoryException or ImrPredictException))
        {
            return new ScoreRead.Reject(new ItemRead.Rejected(
                read.At, "", $"{read.Item.CaseNumber}/{read.Item.Number}: the model cannot score this item "
                + $"({problem.GetType().Name}); please report it with the item"))
            {
                LetterKey = read.LetterKey,
                ItemKey = read.ItemKey,
            };
        }
    }
}
