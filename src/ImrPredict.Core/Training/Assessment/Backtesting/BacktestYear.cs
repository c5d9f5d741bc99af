using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Selection;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>One year of a backtest: learnt from all years before it, judged on its rows.</summary>
public sealed record BacktestYear
{
    /// <summary>The year judged.</summary>
    public required int Year { get; init; }

    /// <summary>Rows of earlier years that were learnt from.</summary>
    public required int NTrain { get; init; }

    /// <summary>Rows judged.</summary>
    public required int N { get; init; }

    /// <summary>Of them overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>Share overturned among the rows judged; beside <see cref="MetricReport.MeanProbability"/>.</summary>
    public required double OverturnRate { get; init; }

    /// <summary>Share overturned among the rows learnt from.</summary>
    public required double TrainOverturnRate { get; init; }

    /// <summary>Candidate that selection chose on the earlier years.</summary>
    public required string Selected { get; init; }

    /// <summary>What each source of the earlier years brings; missing where there is one source.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SourceJudgement>? Sources { get; init; }

    /// <summary>The model, as selected without this year.</summary>
    public required MetricReport Metrics { get; init; }

    /// <summary>The cohort rate of the earlier years.</summary>
    public required MetricReport Cohort { get; init; }

    /// <summary>
    /// The plain baseline of the earlier years: words, pairs of words and categories in one logistic regression.
    /// </summary>
    public required MetricReport Plain { get; init; }

    /// <summary>AUC of the model minus the plain baseline's, on the same resamples.</summary>
    [JsonPropertyName("lift_over_plain")]
    public required AucDifference PlainDifference { get; init; }

    /// <summary>AUC of the model minus the cohort rate's, on the same resamples.</summary>
    [JsonPropertyName("lift_over_cohort")]
    public required AucDifference AucDifference { get; init; }
}
