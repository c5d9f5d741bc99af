using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Scoring.Items;

/// <summary>What the scoring program says about one disputed item: one row of the score table.</summary>
public sealed record ItemScore
{
    /// <summary>The item as read.</summary>
    public required DisputedItem Item { get; init; }

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

    /// <summary>Share of overturned items in the item's service in the training data, smoothed; null where unknown.</summary>
    public double? BaseRate { get; init; }

    /// <summary>Training items that <see cref="BaseRate"/> rests on; null where unknown.</summary>
    public int? BaseRateCount { get; init; }

    /// <summary><see cref="OverturnProbability"/> over <see cref="BaseRate"/>.</summary>
    public double? Lift => BaseRate is > 0 ? OverturnProbability / BaseRate : null;

    /// <summary>The probability in words, beside the base rate; null where abstained.</summary>
    public ScoreBand? Band => Lift is { } lift ? ScoreBands.Of(lift) : null;

    /// <summary>The likelier outcome at the model's threshold; null where abstained.</summary>
    public Outcome? Prediction { get; init; }

    /// <summary>Why no probability is given; null where one is.</summary>
    public string? AbstainReason { get; init; }

    /// <summary>The largest signed contributions in words, largest first, at most five.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Similar earlier decisions, most similar first, at most three.</summary>
    public IReadOnlyList<string> Precedents { get; init; } = [];

    /// <summary>Share of the item's words and categories that the model knows, 0 to 1.</summary>
    public double KnownShare { get; init; }

    /// <summary>What a reader of the row should know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
