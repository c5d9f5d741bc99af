using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment;

/// <summary>Metrics with their 95 % intervals, in the stable names of the JSON results.</summary>
public sealed record MetricReport
{
    /// <summary>Area under the ROC curve.</summary>
    public required double Auc { get; init; }

    /// <summary>Lower end.</summary>
    public required double AucLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double AucHigh { get; init; }

    /// <summary>Average precision of Overturned.</summary>
    public required double Ap { get; init; }

    /// <summary>Lower end.</summary>
    public required double ApLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double ApHigh { get; init; }

    /// <summary>Brier score.</summary>
    public required double Brier { get; init; }

    /// <summary>Lower end.</summary>
    public required double BrierLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double BrierHigh { get; init; }

    /// <summary>Brier skill against the cohort rate.</summary>
    public required double BrierSkill { get; init; }

    /// <summary>Lower end.</summary>
    public required double BrierSkillLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double BrierSkillHigh { get; init; }

    /// <summary>Mean log-loss, natural logarithm, clipped at 1e-15.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Lower end.</summary>
    public required double LogLossLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double LogLossHigh { get; init; }

    /// <summary>Expected calibration error, 10 bins of equal width.</summary>
    public required double Ece { get; init; }

    /// <summary>Lower end; the bootstrap lifts this metric a little.</summary>
    public required double EceLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double EceHigh { get; init; }

    /// <summary>Expected calibration error, 10 bins of equal count.</summary>
    public required double EceAdaptive { get; init; }

    /// <summary>Lower end; the bootstrap lifts this metric a little.</summary>
    public required double EceAdaptiveLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double EceAdaptiveHigh { get; init; }

    /// <summary>Accuracy at 0.5.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Accuracy of the commoner outcome.</summary>
    public required double MajorityAccuracy { get; init; }

    /// <summary>Share of overturned rows among the 10 % ranked highest.</summary>
    public required double RecallAtTop10 { get; init; }

    /// <summary>Lower end.</summary>
    public required double RecallAtTop10Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double RecallAtTop10High { get; init; }

    /// <summary>Mean probability.</summary>
    public required double MeanProbability { get; init; }

    /// <summary>Joins point values and intervals.</summary>
    public static MetricReport Of(MetricSet metrics, MetricIntervals intervals) => new()
    {
        Auc = metrics.Auc,
        AucLow = intervals.Auc.Low,
        AucHigh = intervals.Auc.High,
        Ap = metrics.AveragePrecision,
        ApLow = intervals.AveragePrecision.Low,
        ApHigh = intervals.AveragePrecision.High,
        Brier = metrics.Brier,
        BrierLow = intervals.Brier.Low,
        BrierHigh = intervals.Brier.High,
        BrierSkill = metrics.BrierSkill,
        BrierSkillLow = intervals.BrierSkill.Low,
        BrierSkillHigh = intervals.BrierSkill.High,
        LogLoss = metrics.LogLoss,
        LogLossLow = intervals.LogLoss.Low,
        LogLossHigh = intervals.LogLoss.High,
        Ece = metrics.Ece,
        EceLow = intervals.Ece.Low,
        EceHigh = intervals.Ece.High,
        EceAdaptive = metrics.EceAdaptive,
        EceAdaptiveLow = intervals.EceAdaptive.Low,
        EceAdaptiveHigh = intervals.EceAdaptive.High,
        Accuracy = metrics.Accuracy,
        MajorityAccuracy = metrics.MajorityAccuracy,
        RecallAtTop10 = metrics.RecallAtTop10,
        RecallAtTop10Low = intervals.RecallAtTop10.Low,
        RecallAtTop10High = intervals.RecallAtTop10.High,
        MeanProbability = metrics.MeanProbability,
    };
}
