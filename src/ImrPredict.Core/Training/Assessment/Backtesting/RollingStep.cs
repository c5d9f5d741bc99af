using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>One step: learnt from what was known before it, judged on its rows.</summary>
public sealed record RollingStep
{
    /// <summary>
    /// When its first row was decided, in years with a fraction; by the serial number where only the year is known.
    /// </summary>
    public required double Begins { get; init; }

    /// <summary>When its last row was decided.</summary>
    public required double Ends { get; init; }

    /// <summary>Rows learnt from.</summary>
    public required int NTrain { get; init; }

    /// <summary>Rows judged.</summary>
    public required int N { get; init; }

    /// <summary>Of them overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>Half-life of the rows learnt from, as last chosen; 0 for none. Unit: years.</summary>
    public required double HalfLifeYears { get; init; }

    /// <summary>Mean probability that the model said.</summary>
    public required double MeanProbability { get; init; }

    /// <summary>The same of the plain baseline.</summary>
    public required double PlainMeanProbability { get; init; }

    /// <summary>The same of the cohort rate.</summary>
    public required double CohortMeanProbability { get; init; }

    /// <summary>Share overturned less <see cref="MeanProbability"/>, with its interval.</summary>
    public required Estimate Gap { get; init; }

    /// <summary>AUC of the model; null in JSON where only one outcome is there.</summary>
    public required double Auc { get; init; }

    /// <summary>AUC of the plain baseline.</summary>
    public required double PlainAuc { get; init; }

    /// <summary>AUC of the cohort rate.</summary>
    public required double CohortAuc { get; init; }
}
