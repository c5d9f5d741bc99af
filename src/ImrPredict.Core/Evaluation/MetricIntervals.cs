namespace ImrPredict.Evaluation;

/// <summary>95 % intervals of the metrics of <see cref="MetricSet"/>.</summary>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="AveragePrecision">Average precision of Overturned.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="BrierSkill">Brier skill against the reference.</param>
/// <param name="LogLoss">Log-loss.</param>
/// <param name="Ece">Expected calibration error; the bootstrap lifts it a little, so it may lie above the point.</param>
/// <param name="Accuracy">Accuracy at 0.5.</param>
public sealed record MetricIntervals(
    Interval Auc,
    Interval AveragePrecision,
    Interval Brier,
    Interval BrierSkill,
    Interval LogLoss,
    Interval Ece,
    Interval Accuracy);
