using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Evaluation.Thresholds;
using ImrPredict.Training.Model;
using ImrPredict.Training.Selection;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>What training or evaluation found, in the stable shape of the JSON results.</summary>
public sealed record EvaluationReport
{
    /// <summary>Rows judged.</summary>
    public required int N { get; init; }

    /// <summary>Of them overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>How the rows judged were kept apart from the rows learnt from.</summary>
    public required string Design { get; init; }

    /// <summary>Rows learnt from; null where an existing model was judged.</summary>
    public int? NTrain { get; init; }

    /// <summary>Rows on neither side of the split: undated, or of a cluster on both sides.</summary>
    public int NDropped { get; init; }

    /// <summary>The model.</summary>
    public required ModelIdentity Model { get; init; }

    /// <summary>The model: in each part, whichever candidate selection chose on the part's training rows.</summary>
    public required MetricReport Metrics { get; init; }

    /// <summary>The baselines by name: <c>majority</c>, <c>cohort</c>, <c>plain</c>.</summary>
    public required IReadOnlyDictionary<string, MetricReport> Baselines { get; init; }

    /// <summary>AUC of the selected candidate minus the cohort rate's, on the same resamples.</summary>
    [JsonPropertyName("lift_over_cohort")]
    public required AucDifference AucDifference { get; init; }

    /// <summary>
    /// AUC of the selected candidate minus that of the plain baseline (words, pairs of words and categories in one
    /// logistic regression), on the same resamples; null where there is none.
    /// </summary>
    [JsonPropertyName("lift_over_plain")]
    public AucDifference? PlainDifference { get; init; }

    /// <summary>All candidates on the same rows; where an existing model was judged, that one alone.</summary>
    public IReadOnlyList<CandidateReport> Candidates { get; init; } = [];

    /// <summary>The leak sentinel; null where an existing model was judged.</summary>
    public LeakReport? Leak { get; init; }

    /// <summary>Threshold of the slices' error rates: as many rows reach it as were overturned.</summary>
    public double MarkedFrom { get; init; } = double.NaN;

    /// <summary>Rows that give a decision which another row gives too; missing where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RepeatedDecisions? Repeated { get; init; }

    /// <summary>
    /// Rows left out because people had found them to be data errors; missing where no findings were given.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DroppedDataErrors? DataErrors { get; init; }

    /// <summary>What each source of the rows learnt from brings; missing where there is one source.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SourceJudgement>? Sources { get; init; }

    /// <summary>Rows that were left out because the model has learnt from them.</summary>
    public int LearntLeftOut { get; init; }

    /// <summary>Rows that the model has learnt from and that are among those judged.</summary>
    public int LearntKeptIn { get; init; }

    /// <summary>The same figures for parts of the rows.</summary>
    public required IReadOnlyList<SliceReport> Slices { get; init; }

    /// <summary>Parts where the probabilities miss by more than chance; null where they were not looked for.</summary>
    public WeakSegmentReport? WeakSegments { get; init; }

    /// <summary>Points of the reliability diagram, bins of equal width.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Points of the reliability diagram, bins of about equal count.</summary>
    public IReadOnlyList<ReliabilityBin> ReliabilityByCount { get; init; } = [];

    /// <summary>Share of the overturned rows found by share of rows looked at, beside the cohort rate's.</summary>
    public IReadOnlyList<GainPoint> Gains { get; init; } = [];

    /// <summary>What looking at the items from a probability on brings, by threshold.</summary>
    public IReadOnlyList<DecisionPoint> DecisionCurve { get; init; } = [];

    /// <summary>The threshold of stated costs; null where none were stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CostThreshold? AtCosts { get; init; }

    /// <summary>Accuracy by coverage.</summary>
    public required IReadOnlyList<CoveragePoint> Coverage { get; init; }

    /// <summary>
    /// How well models rank the same rows that learnt from a share of the training letters; empty where there are too
    /// few, or an existing model was judged.
    /// </summary>
    public IReadOnlyList<LearningPoint> LearningCurve { get; init; } = [];

    /// <summary>What moves the saved model's scores most, over the rows that it learnt from.</summary>
    public IReadOnlyList<FeatureEffect> Effects { get; init; } = [];

    /// <summary>What selection tried on held-out training rows, best first.</summary>
    public IReadOnlyList<Trial> Trials { get; init; } = [];
}
