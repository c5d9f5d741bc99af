namespace ImrPredict.Evaluation.Metrics;

/// <summary>Two sets of probabilities compared on the same rows and the same resamples.</summary>
/// <param name="Auc">Area under the ROC curve; larger is better.</param>
/// <param name="Ap">Average precision of Overturned; larger is better.</param>
/// <param name="Brier">Brier score; smaller is better.</param>
/// <param name="LogLoss">Log-loss; smaller is better.</param>
/// <param name="Ece">Expected calibration error, equal width; smaller is better.</param>
public sealed record PairedMetrics(
    PairedMetric Auc, PairedMetric Ap, PairedMetric Brier, PairedMetric LogLoss, PairedMetric Ece);
