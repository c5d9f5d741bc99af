namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// How well probabilities of overturn meet the outcomes of one set of rows. NaN where a metric is not defined, e.g.
/// the AUC of rows with one outcome only.
/// </summary>
internal sealed record MetricSet
{
    /// <summary>Probabilities are clipped to at least this inside the log-loss.</summary>
    public const double LogLossClip = 1e-15;

    /// <summary>Rows.</summary>
    public required int N { get; init; }

    /// <summary>Rows that were overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>Area under the ROC curve; ties count one half (Mann-Whitney).</summary>
    public required double Auc { get; init; }

    /// <summary>Average precision of Overturned; rows of equal probability enter together.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Share of the overturned rows among the 10 % ranked highest; a tied group enters in part.</summary>
    public required double RecallAtTop10 { get; init; }

    /// <summary>Mean squared error of the probability.</summary>
    public required double Brier { get; init; }

    /// <summary>1 - Brier / Brier of the reference; 0 is no better than the reference.</summary>
    public required double BrierSkill { get; init; }

    /// <summary>Mean negative natural logarithm of the probability of what happened, clipped at 1e-15.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Expected calibration error over 10 bins of equal width.</summary>
    public required double Ece { get; init; }

    /// <summary>Expected calibration error over 10 bins of equal count.</summary>
    public required double EceAdaptive { get; init; }

    /// <summary>Share of rows on the right side of 0.5; 0.5 itself counts as overturned.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Accuracy of always saying the commoner outcome of these rows.</summary>
    public required double MajorityAccuracy { get; init; }

    /// <summary>Mean probability; against the overturn rate it shows a shift of level.</summary>
    public required double MeanProbability { get; init; }
}
