using ImrPredict.Cases;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;

namespace ImrPredict.Score.Explanations;

/// <summary>The JSON result of explaining one item.</summary>
internal sealed record ExplanationResult
{
    public required DisputedItem Item { get; init; }

    /// <summary>The text as it was before cutting; null where there is none.</summary>
    public required string? UncutText { get; init; }

    /// <summary>What was cut from it; offsets count from 0 in <see cref="UncutText"/>.</summary>
    public required IReadOnlyList<Excision> Cut { get; init; }

    public required double? OverturnProbability { get; init; }

    public required double? ProbabilityLow { get; init; }

    public required double? ProbabilityHigh { get; init; }

    public required double? BaseRate { get; init; }

    public required int? BaseRateN { get; init; }

    public required string? AbstainReason { get; init; }

    /// <summary>Base value, reasons and remainder add up to the log-odds, which are those before calibration.</summary>
    public required ScoreReasons Reasons { get; init; }

    /// <summary>Similar earlier decisions, most similar first.</summary>
    public required IReadOnlyList<Precedent> Precedents { get; init; }

    public required string ModelId { get; init; }

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
