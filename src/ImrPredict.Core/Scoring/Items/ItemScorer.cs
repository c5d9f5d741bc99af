using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Scoring.Items;

/// <summary>
/// Scores items with a model: probability beside base rate, or why there is none, and reasons. Immutable.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="options">Settings.</param>
/// <param name="precedents">Earlier decisions to look for like ones in; null for none.</param>
/// <param name="learnt">The rows that the model has learnt from, so that they are marked; null to mark none.</param>
public sealed class ItemScorer(
    OutcomeModel model, ScoringOptions options, PrecedentIndex? precedents = null, TrainingFingerprints? learnt = null)
{
    private const int ReasonsOfRow = 5;
    private const int PrecedentsOfRow = 3;
    private const int PrecedentsExplained = 5;
    private const string OfInvented = "scored by a model of invented cases: it says nothing about real disputes";

    private const string RangeEnds =
        "the range ends at the probability: held-out decisions of like scores speak for no more on that side";

    private readonly ReasonFinder _reasons = new(model);

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
        var row = Unscored(read, features.KnownShare);
        if (Abstention.Reason(item, reading, features.KnownShare, options) is { } reason)
        {
            return row with { AbstainReason = reason };
        }

        var why = _reasons.Find(item, features, reading, ReasonsOfRow, readings);
        return Scored(row, why) with { Precedents = PrecedentsOf(read, reading, PrecedentsOfRow) };
    }

    /// <summary>Scores one item that a program has put together, as the scoring program would.</summary>
    /// <param name="item">Its fields as the source has them; <see cref="ItemReader.Complete"/> adds to them.</param>
    public ItemScore Score(DisputedItem item) => Score(ItemReader.Complete(item), Readings());

    /// <summary>
    /// Scores an item as the scoring program does, with more reasons and precedents, and also where it would abstain.
    /// </summary>
    /// <param name="read">The item as read.</param>
    /// <param name="count">Most reasons given.</param>
    public ItemExplanation Explain(ItemRead.Parsed read, int count = 15)
    {
        var item = read.Item;
        var readings = Readings();
        var reading = readings.Read(read);
        var features = model.Features.Transform(item, reading);
        var why = _reasons.Find(item, features, reading, count, readings);
        return new ItemExplanation(read, why, Scored(Unscored(read, features.KnownShare), why) with
        {
            Precedents = PrecedentsOf(read, reading, PrecedentsExplained),
            AbstainReason = Abstention.Reason(item, reading, features.KnownShare, options),
        })
        {
            Mentions = reading.MentionsOf(item),
        };
    }

    /// <summary>What an explained item shares with each of its precedents; null where that is not known.</summary>
    /// <param name="explained">What <see cref="Explain"/> gave.</param>
    public IReadOnlyList<PrecedentLikeness?> Compare(ItemExplanation explained)
    {
        var mentions = Readings().Read(explained.Read).Mentions;
        return [.. explained.Score.Precedents.Select(precedent =>
            precedents?.Compare(explained.Read.Item, mentions, precedent))];
    }

    /// <summary>A place for readings of clinical texts; one for each thread.</summary>
    public ClinicalReadingCache Readings() => new(model.Features);

    private ItemScore Unscored(ItemRead.Parsed read, double knownShare)
    {
        var item = read.Item;
        var baseRate = model.BaseRates.For(item);
        return new ItemScore
        {
            CaseNumber = item.CaseNumber,
            Number = item.Number,
            RequestedService = item.RequestedService.Length > 0 ? item.RequestedService
                : ServiceKey.OfTreatment(item)?.Narrow ?? "",
            ServiceCategory = item.ServiceCategory,
            Service = ServiceKey.GroupOf(item) ?? ServiceCategory.Other.Category,
            Source = item.Source,
            Filled = ItemFields.Known(item),
            LetterKey = read.LetterKey,
            ItemKey = read.ItemKey,
            Passed = read.Passed,
            At = read.At,
            ModelId = model.Id,
            BaseRate = baseRate.Rate,
            BaseRateCount = baseRate.N,
            KnownShare = knownShare,
            Warnings = WarningsOf(read),
        };
    }

    private IReadOnlyList<string> WarningsOf(ItemRead.Parsed read)
    {
        var isLearnt = learnt?.ContainsCase(
            read.Item, read.Decision?.DecisionDate?.Year ?? read.Item.ReportYear) == true;
        return (model.IsSynthetic, isLearnt) switch
        {
            (true, true) => [.. read.Warnings, OfInvented, ItemScore.OfLearntCase],
            (true, false) => [.. read.Warnings, OfInvented],
            (false, true) => [.. read.Warnings, ItemScore.OfLearntCase],
            _ => read.Warnings,
        };
    }

    // An invented decision is no precedent of a real dispute.
    private IReadOnlyList<Precedent> PrecedentsOf(ItemRead.Parsed read, ClinicalReading reading, int count) =>
        precedents is null || (model.IsSynthetic && !SyntheticCase.IsNumber(read.Item.CaseNumber))
            ? []
            : precedents.Find(read, reading.Mentions, count);

    private ItemScore Scored(ItemScore row, ScoreReasons why)
    {
        var (probability, low, high) = model.Calibrated(why.LogOdds);
        return row with
        {
            OverturnProbability = probability,
            ProbabilityLow = low,
            ProbabilityHigh = high,
            Warnings = low >= probability || high <= probability ? [.. row.Warnings, RangeEnds] : row.Warnings,
            Prediction = probability >= 0.5 ? Outcome.Overturned : Outcome.Upheld,
            Reasons = why.Largest,
        };
    }
}
