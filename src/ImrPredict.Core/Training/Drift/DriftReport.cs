using ImrPredict.Training.Model;

namespace ImrPredict.Training.Drift;

/// <summary>New rows beside the rows that a model learnt from.</summary>
public sealed record DriftReport
{
    /// <summary>With fewer rows a level that training never met is one or two rows, and no shift of them all.</summary>
    internal const int FewestRows = 50;

    /// <summary>The model.</summary>
    public required ModelIdentity Model { get; init; }

    /// <summary>New rows.</summary>
    public required int N { get; init; }

    /// <summary>Letters (case numbers) that they come from.</summary>
    public required int Letters { get; init; }

    /// <summary>The scores; called shifted only where their mean has moved by 5 % of itself too.</summary>
    public required DriftField Score { get; init; }

    /// <summary>Mean score of the rows held out in training.</summary>
    public required double MeanScoreBefore { get; init; }

    /// <summary>Mean score of the new rows.</summary>
    public required double MeanScoreNow { get; init; }

    /// <summary>Share of words and categories that training knew; called shifted only where it has fallen.</summary>
    public required DriftField KnownShare { get; init; }

    /// <summary>Mean known share of the rows judged in training.</summary>
    public required double MeanKnownShareBefore { get; init; }

    /// <summary>Mean known share of the new rows.</summary>
    public required double MeanKnownShareNow { get; init; }

    /// <summary>Fields of the items, the farthest moved first.</summary>
    public required IReadOnlyList<DriftField> Fields { get; init; }

    /// <summary>Overturn rate of the rows learnt from.</summary>
    public required double OverturnRateBefore { get; init; }

    /// <summary>Overturn rate of the new rows that are decided; NaN where none is.</summary>
    public required double OverturnRateNow { get; init; }

    /// <summary>The worst of all verdicts.</summary>
    public required DriftVerdict Verdict { get; init; }

    /// <summary>What follows, in sentences.</summary>
    public required IReadOnlyList<string> Words { get; init; }
}
