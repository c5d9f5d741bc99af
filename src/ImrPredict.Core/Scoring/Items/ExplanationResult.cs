using ImrPredict.Cases;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;

namespace ImrPredict.Scoring.Items;

/// <summary>The JSON result of explaining one item.</summary>
public sealed record ExplanationResult
{
    /// <summary>The item, as known before the review.</summary>
    public required DisputedItem Item { get; init; }

    /// <summary>The text as it was before cutting; null where there is none.</summary>
    public required string? UncutText { get; init; }

    /// <summary>What was cut from it; offsets count from 0 in <see cref="UncutText"/>.</summary>
    public required IReadOnlyList<Excision> Cut { get; init; }

    /// <summary>Calibrated probability of <see cref="Outcome.Overturned"/>, 0 to 1.</summary>
    public required double? OverturnProbability { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public required double? ProbabilityLow { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public required double? ProbabilityHigh { get; init; }

    /// <summary>Share of overturned items in the service, in the training data; null where unknown.</summary>
    public required double? BaseRate { get; init; }

    /// <summary>Training items that it rests on.</summary>
    public required int? BaseRateN { get; init; }

    /// <summary>Why the score table gives no probability; null where it does.</summary>
    public required string? AbstainReason { get; init; }

    /// <summary>Base value, reasons and remainder add up to the log-odds, which are those before calibration.</summary>
    public required ScoreReasons Reasons { get; init; }

    /// <summary>Similar earlier decisions, most similar first.</summary>
    public required IReadOnlyList<Precedent> Precedents { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The result of an explanation.</summary>
    public static ExplanationResult Of(ItemExplanation explanation) => new()
    {
        Item = explanation.Read.Item,
        UncutText = explanation.Read.Uncut?.Text,
        Cut = explanation.Read.Uncut?.Excisions ?? [],
        OverturnProbability = explanation.Score.OverturnProbability,
        ProbabilityLow = explanation.Score.ProbabilityLow,
        ProbabilityHigh = explanation.Score.ProbabilityHigh,
        BaseRate = explanation.Score.BaseRate,
        BaseRateN = explanation.Score.BaseRateCount,
        AbstainReason = explanation.Score.AbstainReason,
        Reasons = explanation.Reasons,
        Precedents = explanation.Score.Precedents,
        ModelId = explanation.Score.ModelId,
    };
}
