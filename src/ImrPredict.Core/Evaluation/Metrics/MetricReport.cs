namespace ImrPredict.Evaluation.Metrics;

/// <summary>Metrics with their 95 % intervals, in the stable names of the JSON results.</summary>
public sealed record MetricReport
{
    /// <summary>Area under the ROC curve.</summary>
    public required Estimate Auc { get; init; }

    /// <summary>Average precision of Overturned.</summary>
    public required Estimate Ap { get; init; }

    /// <summary>Brier score.</summary>
    public required Estimate Brier { get; init; }

    /// <summary>Brier skill against the cohort rate.</summary>
    public required Estimate BrierSkill { get; init; }

    /// <summary>Mean log-loss, natural logarithm, clipped at 1e-15.</summary>
    public required Estimate LogLoss { get; init; }

    /// <summary>Expected calibration error, 10 bins of equal width; resampling raises it a little.</summary>
    public required Estimate Ece { get; init; }

    /// <summary>Expected calibration error, 10 bins of equal count; resampling raises it a little.</summary>
    public required Estimate EceAdaptive { get; init; }

    /// <summary>Accuracy at 0.5.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Accuracy of the commoner outcome.</summary>
    public required double MajorityAccuracy { get; init; }

    /// <summary>Share of overturned rows among the 10 % ranked highest.</summary>
    public required Estimate RecallAtTop10 { get; init; }

    /// <summary>Mean probability.</summary>
    public required double MeanProbability { get; init; }
}
