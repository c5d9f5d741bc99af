namespace ImrPredict.Evaluation.Metrics;

/// <summary>95 % intervals of the metrics of <see cref="MetricSet"/>.</summary>
public sealed record MetricIntervals
{
    /// <summary>Area under the ROC curve.</summary>
    public required Interval Auc { get; init; }

    /// <summary>Average precision of Overturned.</summary>
    public required Interval AveragePrecision { get; init; }

    /// <summary>Share of overturned rows among the 10 % ranked highest.</summary>
    public required Interval RecallAtTop10 { get; init; }

    /// <summary>Brier score.</summary>
    public required Interval Brier { get; init; }

    /// <summary>Brier skill against the reference.</summary>
    public required Interval BrierSkill { get; init; }

    /// <summary>Log-loss.</summary>
    public required Interval LogLoss { get; init; }

    /// <summary>Expected calibration error; resampling lifts it a little above the point.</summary>
    public required Interval Ece { get; init; }

    /// <summary>Expected calibration error over bins of equal count; lifted likewise.</summary>
    public required Interval EceAdaptive { get; init; }

    /// <summary>Accuracy at 0.5.</summary>
    public required Interval Accuracy { get; init; }

    /// <summary>Overturn rate of the rows.</summary>
    public required Interval OverturnRate { get; init; }
}
