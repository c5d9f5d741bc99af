namespace ImrPredict.Evaluation.Metrics;

/// <summary>Two sets of probabilities compared on the same rows and the same resamples.</summary>
/// <param name="Auc">Area under the ROC curve; larger is better.</param>
/// <param name="Ap">Average precision of Overturned; larger is better.</param>
/// <param name="Brier">Brier score; smaller is better.</param>
/// <param name="LogLoss">Log-loss; smaller is better.</param>
/// <param name="Ece">Expected calibration error, equal width; smaller is better.</param>
public sealed record PairedMetrics(
    PairedMetric Auc, PairedMetric Ap, PairedMetric Brier, PairedMetric LogLoss, PairedMetric Ece)
{
    /// <summary>
    /// Which is better in ranking or in probabilities, and worse in neither: 1 the first, -1 the second, 0 neither.
    /// </summary>
    internal int Winner()
    {
        int[] gains = [Auc.Sign, -Brier.Sign, -LogLoss.Sign];
        return gains.All(gain => gain >= 0) ? gains.Max() : gains.All(gain => gain <= 0) ? gains.Min() : 0;
    }

    /// <summary>Whether the first is worse in anything.</summary>
    internal bool IsWorseInAny() => Auc.Sign < 0 || Brier.Sign > 0 || LogLoss.Sign > 0;
}
