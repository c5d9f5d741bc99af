using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;

namespace ImrPredict.Training.Model;

/// <summary>What the model says about one item.</summary>
public sealed record ScoredItem
{
    /// <summary>Calibrated probability that the denial is overturned.</summary>
    public required double OverturnProbability { get; init; }

    /// <summary>Lower end of the probability's interval (<see cref="VennAbers"/>).</summary>
    public required double ProbabilityLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double ProbabilityHigh { get; init; }

    /// <summary>Overturn rate of like items among the training rows.</summary>
    public required BaseRate BaseRate { get; init; }

    /// <summary>What moved the score most, largest first, by sign towards overturn (+) or upheld (-).</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>Share of the item's words and categories that the model knows; low means unfamiliar input.</summary>
    public required double KnownShare { get; init; }

    /// <summary>Probability over base rate; 1 where the base rate is 0.</summary>
    public double Lift => BaseRate.Rate > 0 ? OverturnProbability / BaseRate.Rate : 1;
}
