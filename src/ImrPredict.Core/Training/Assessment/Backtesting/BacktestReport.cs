using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>Rolling origin: every year is judged by a model that knows strictly earlier years alone.</summary>
public sealed record BacktestReport
{
    /// <summary>The rows of all years in one.</summary>
    public required PooledFigures Pooled { get; init; }

    /// <summary>The years judged, in order.</summary>
    public required IReadOnlyList<BacktestYear> Years { get; init; }

    /// <summary>Years that were not judged, and why.</summary>
    public required IReadOnlyDictionary<string, string> NotJudged { get; init; }

    /// <summary>Rows without a year: learnt from, never judged.</summary>
    public required int Undated { get; init; }

    /// <summary>Mean over the years of the model's expected calibration error.</summary>
    public required double MeanEce { get; init; }

    /// <summary>The same of the cohort rate.</summary>
    public required double MeanCohortEce { get; init; }

    /// <summary>Mean over the years of the AUC.</summary>
    public required double MeanAuc { get; init; }

    /// <summary>Mean over the years of the Brier skill against the cohort rate.</summary>
    public required double MeanBrierSkill { get; init; }

    /// <summary>
    /// Mean over the years of the AUC over the cohort rate; the interval draws letters of each year apart.
    /// </summary>
    [JsonPropertyName("mean_lift")]
    public required AucDifference MeanAucDifference { get; init; }

    /// <summary>Rows that give a decision which another row gives too; missing where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RepeatedDecisions? Repeated { get; init; }
}
