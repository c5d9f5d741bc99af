using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>A model that is learnt again as decisions come in, judged on what came next.</summary>
public sealed record RollingReport
{
    /// <summary>Rows of a step; null where steps are parts of the calendar.</summary>
    public required int? Every { get; init; }

    /// <summary>Part of the calendar of a step; null where steps have a number of rows.</summary>
    public required RollingPeriod? By { get; init; }

    /// <summary>What is not known yet. Unit: rows with <see cref="Every"/>, days with <see cref="By"/>.</summary>
    public required int Lag { get; init; }

    /// <summary>All rows judged.</summary>
    public required PooledFigures Pooled { get; init; }

    /// <summary>The same by year.</summary>
    public required IReadOnlyList<RollingYear> Years { get; init; }

    /// <summary>Step by step.</summary>
    public required IReadOnlyList<RollingStep> Steps { get; init; }

    /// <summary>
    /// Dated rows from the first year to judge on that come before the first step: too few are known.
    /// </summary>
    public required int NotJudged { get; init; }

    /// <summary>Rows without a year: learnt from at every step, never judged.</summary>
    public required int Undated { get; init; }

    /// <summary>Rows that give a decision which another row gives too; missing where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RepeatedDecisions? Repeated { get; init; }
}
