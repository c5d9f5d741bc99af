using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Training;

namespace ImrPredict.Scoring;

/// <summary>Scores a stream of what was read, in batches on several cores, and gives the results in its order.</summary>
public static class BacklogScorer
{
    /// <summary>Turns each thing read into a row or a reject; rows that a letter has given already are passed over.</summary>
    /// <param name="reads">What ingest gives; read once.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">Settings; none of them changes the output.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static async IAsyncEnumerable<ScoreRead> ScoreAsync(
        IAsyncEnumerable<ItemRead> reads,
        OutcomeModel model,
        ScoringOptions options,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var batches = reads.Where(read => read is not ItemRead.AlreadyRead).Chunk(options.BatchSize);
        var scored = OrderedParallel.SelectAsync(
            batches, batch => ScoreBatch(batch, model, options), options.Parallelism, cancellation);
        await foreach (var batch in scored.ConfigureAwait(false))
        {
            foreach (var read in batch)
            {
                yield return read;
            }
        }
    }

    private static ScoreRead[] ScoreBatch(ItemRead[] batch, OutcomeModel model, ScoringOptions options)
    {
        var items = batch.OfType<ItemRead.Parsed>().Select(read => read.Item).ToList();
        var scores = model.Score(items);
        var next = 0;
        return Array.ConvertAll(batch, read => read switch
        {
            ItemRead.Parsed parsed => new ScoreRead.Row(Row(parsed, scores[next++], model, options)),
            ItemRead.Rejected rejected => (ScoreRead)new ScoreRead.Reject(rejected),
            _ => throw new ArgumentException($"unexpected {read.GetType().Name}", nameof(batch)),
        });
    }

    private static ItemScore Row(ItemRead.Parsed read, ScoredItem scored, OutcomeModel model, ScoringOptions options)
    {
        var row = new ItemScore
        {
            Item = read.Item,
            At = read.At,
            ModelId = model.Id,
            BaseRate = scored.BaseRate.Rate,
            BaseRateCount = scored.BaseRate.N,
            Warnings = read.Warnings,
        };
        if (Abstention.Reason(read.Item, options) is { } reason)
        {
            return row with { AbstainReason = reason };
        }

        return row with
        {
            OverturnProbability = scored.OverturnProbability,
            ProbabilityLow = scored.ProbabilityLow,
            ProbabilityHigh = scored.ProbabilityHigh,
            Prediction = scored.OverturnProbability >= 0.5 ? Outcome.Overturned : Outcome.Upheld,
            Reasons = ReasonWords.Of(scored.Contributions),
        };
    }
}
