using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Training.Drift;

namespace ImrPredict.Scoring.Items;

/// <summary>
/// What the scoring program says about one disputed item: one row of the score table, not yet formatted.
/// </summary>
public sealed record ItemScore
{
    /// <summary>The warning of rows whose case the model has learnt from.</summary>
    internal const string OfLearntCase = "the model has learnt from this case: its score foretells nothing";

    /// <summary>Case of the item; items of a case are not decided independently.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Position in its letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The service as the letter's title words it; the treatment categories of a coded row.</summary>
    public required string RequestedService { get; init; }

    /// <summary>Its category; <see cref="ServiceCategory.Other"/> of a coded row.</summary>
    public required ServiceCategory ServiceCategory { get; init; }

    /// <summary>What <see cref="ServiceKey.GroupOf"/> counts it under; Other where it has none.</summary>
    public required string Service { get; init; }

    /// <summary>Kind of input.</summary>
    public required ItemSource Source { get; init; }

    /// <summary>Filled fields, bits of <see cref="ItemFields"/>.</summary>
    public uint Filled { get; init; }

    /// <summary>See <see cref="ImrPredict.Ingest.Reading.ItemRead.Parsed.LetterKey"/>.</summary>
    internal ulong LetterKey { get; init; }

    /// <summary>See <see cref="ImrPredict.Ingest.Reading.ItemRead.Parsed.ItemKey"/>.</summary>
    internal ulong ItemKey { get; init; }

    /// <summary>What of its row passes to the score table; null for none.</summary>
    internal PassedCells? Passed { get; init; }

    /// <summary>Where it was read.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Calibrated probability of <see cref="Outcome.Overturned"/>, 0 to 1; null where abstained.</summary>
    public double? OverturnProbability { get; init; }

    /// <summary>Lower end of the probability's interval; null where abstained.</summary>
    public double? ProbabilityLow { get; init; }

    /// <summary>Upper end of the probability's interval; null where abstained.</summary>
    public double? ProbabilityHigh { get; init; }

    /// <summary>
    /// Share of overturned items in the item's service in the training data, smoothed; null where unknown.
    /// </summary>
    public double? BaseRate { get; init; }

    /// <summary>Training items that <see cref="BaseRate"/> rests on; null where unknown.</summary>
    public int? BaseRateCount { get; init; }

    /// <summary><see cref="OverturnProbability"/> over <see cref="BaseRate"/>.</summary>
    public double? Lift => BaseRate is > 0 ? OverturnProbability / BaseRate : null;

    /// <summary>The probability in words, beside the base rate; null where abstained.</summary>
    public ScoreBand? Band => Lift is { } lift ? ScoreBands.Of(lift) : null;

    /// <summary>
    /// How much likelier an overturn is than is usual for the service: what to look at first. Unit: difference of
    /// probabilities; null where abstained, 0 where the base rate is unknown.
    /// </summary>
    public double? Excess => OverturnProbability is { } p ? p - (BaseRate ?? p) : null;

    /// <summary>The likelier outcome at the model's threshold; null where abstained.</summary>
    public Outcome? Prediction { get; init; }

    /// <summary>Why no probability is given; null where one is.</summary>
    public string? AbstainReason { get; init; }

    /// <summary>
    /// The largest signed contributions, at most five, largest first; what rests on the text as a whole is last.
    /// </summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Similar earlier decisions, most similar first, at most three.</summary>
    public IReadOnlyList<Precedent> Precedents { get; init; } = [];

    /// <summary>Share of the item's words and categories that the model knows, 0 to 1.</summary>
    public double KnownShare { get; init; }

    /// <summary>What a reader of the row should know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The probability to six places, as tables have it: what ranks and sums count.</summary>
    public double? WrittenProbability => OverturnProbability is { } p ? Math.Round(p, 6) : null;
}
