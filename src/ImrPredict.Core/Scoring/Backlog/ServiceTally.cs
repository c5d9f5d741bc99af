namespace ImrPredict.Scoring.Backlog;

/// <summary>The scored rows of one service.</summary>
/// <param name="Scored">Rows.</param>
/// <param name="Expected">Sum of their probabilities.</param>
/// <param name="AtBaseRate">
/// Sum of their base rates: how many overturns the training rows' rates alone would give.
/// </param>
public readonly record struct ServiceTally(long Scored, double Expected, double AtBaseRate)
{
    /// <summary>Mean of their probabilities.</summary>
    public double MeanProbability => Expected / Scored;

    internal ServiceTally With(double probability, double? baseRate) =>
        new(Scored + 1, Expected + probability, AtBaseRate + (baseRate ?? 0));
}
