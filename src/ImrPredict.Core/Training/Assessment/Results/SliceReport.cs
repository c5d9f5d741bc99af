using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>
/// The model on a part of the rows, with 95 % intervals from a bootstrap over the part's letters; those of the error
/// rates are Wilson's, as if each letter had given one row.
/// </summary>
public sealed record SliceReport
{
    /// <summary>What parts the rows, e.g. <c>year</c>.</summary>
    public required string By { get; init; }

    /// <summary>The part.</summary>
    public required string Value { get; init; }

    /// <summary>Rows.</summary>
    public required int N { get; init; }

    /// <summary>Of them overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>Mean probability.</summary>
    public required double MeanProbability { get; init; }

    /// <summary>Mean probability minus overturn rate: above 0 the model says too much.</summary>
    public required Estimate Gap { get; init; }

    /// <summary>AUC; null (NaN) with one outcome only.</summary>
    public required Estimate Auc { get; init; }

    /// <summary>Brier score.</summary>
    public required double Brier { get; init; }

    /// <summary>Brier skill against the cohort rate.</summary>
    public required double BrierSkill { get; init; }

    /// <summary>Expected calibration error; small parts have a large one by chance.</summary>
    public required double Ece { get; init; }

    /// <summary>Share of the upheld rows at or above <see cref="EvaluationReport.MarkedFrom"/>.</summary>
    public required Estimate FalsePositiveRate { get; init; }

    /// <summary>Share of the overturned rows below <see cref="EvaluationReport.MarkedFrom"/>.</summary>
    public required Estimate FalseNegativeRate { get; init; }
}
