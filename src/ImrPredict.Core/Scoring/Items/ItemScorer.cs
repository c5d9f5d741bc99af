using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Items;

/// <summary>Scores items with a model: probability beside base rate, or why there is none, and reasons. Immutable.</summary>
/// <param name="model">The model.</param>
/// <param name="options">Settings.</param>
/// <param name="precedents">Earlier decisions to look for like ones in; null for none.</param>
public sealed class ItemScorer(OutcomeModel model, ScoringOptions options, PrecedentIndex? precedents = null)
{
    private const int Reasons = 5;
    private readonly ReasonFinder reasons = new(model);

    /// <summary>The settings.</summary>
    public ScoringOptions Options => options;

    /// <summary>Scores an item; the score depends on nothing but the item.</summary>
    /// <param name="read">The item as read.</param>
    /// <param name="readings">Where the reading of its clinical text is kept, from <see cref="Readings"/>.</param>
    public ItemScore Score(ItemRead.Parsed read, ClinicalReadingCache readings)
    {
        var item = read.Item;
        var reading = readings.Read(read);
        var features = model.Features.Transform(item, reading);
        var baseRate = model.BaseRates.For(item);
        var row = new ItemScore
        {
            Item = item,
            At = read.At,
            ModelId = model.Id,
            BaseRate = baseRate.Rate,
            BaseRateCount = baseRate.N,
            KnownShare = features.KnownShare,
            Warnings = read.Warnings,
        };
        if (Abstention.Reason(item, row.KnownShare, options) is { } reason)
        {
            return row with { AbstainReason = reason };
        }

        var why = reasons.Find(item, features, reading, Reasons);
        var (probability, low, high) = model.Calibrated(why.LogOdds);
        return row with
        {
            OverturnProbability = probability,
            ProbabilityLow = low,
            ProbabilityHigh = high,
            Prediction = probability >= 0.5 ? Outcome.Overturned : Outcome.Upheld,
            Reasons = Told(why.Largest),
            Precedents = precedents is null ? []
                : [.. precedents.Find(read, reading.Mentions).Select(p => p.ToString())],
        };
    }

    private static string[] Told(IReadOnlyList<Reason> reasons)
    {
        var told = new string[reasons.Count];
        for (var i = 0; i < told.Length; i++)
        {
            told[i] = reasons[i].ToString();
        }

        return told;
    }

    /// <summary>The reasons of an item, as many as wanted.</summary>
    public ScoreReasons Explain(DisputedItem item, int count)
    {
        var reading = model.Features.Read(item.ClinicalText);
        return reasons.Find(item, model.Features.Transform(item, reading), reading, count);
    }

    /// <summary>A place for readings of clinical texts; one for each thread.</summary>
    public ClinicalReadingCache Readings() => new(model.Features);
}
