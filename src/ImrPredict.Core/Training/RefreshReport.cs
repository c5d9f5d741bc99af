using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Training;

/// <summary>A model learnt again with new decisions, beside the one that it would replace.</summary>
public sealed record RefreshReport
{
    /// <summary>The model of the package.</summary>
    public required ModelIdentity Old { get; init; }

    /// <summary>The model learnt from all rows; null where nothing is new.</summary>
    public ModelIdentity? Refreshed { get; init; }

    /// <summary>Rows given that the old model has learnt from, or whose case or text it has.</summary>
    public required int NOld { get; init; }

    /// <summary>Rows given that it has not.</summary>
    public required int NNew { get; init; }

    /// <summary>
    /// Rows that give a decision again, e.g. those of a later export; the row that tells most counts, of equal ones
    /// the last.
    /// </summary>
    public int NRepeated { get; init; }

    /// <summary>Decisions whose rows state different outcomes.</summary>
    public int NConflicting { get; init; }

    /// <summary>Rows of sources that training left out.</summary>
    public int NLeftOut { get; init; }

    /// <summary>Rows that the old model learnt from, as its package says.</summary>
    public required int NLearntBefore { get; init; }

    /// <summary>
    /// Share of the cases and texts that the old model learnt from and that are not among the rows given.
    /// </summary>
    public required double MissingShare { get; init; }

    /// <summary>
    /// Rows judged: the later half of the new ones. The refreshed model is judged as learnt without them, their letters
    /// and near duplicates.
    /// </summary>
    public int NJudged { get; init; }

    /// <summary>The refreshed model (first) beside the old one (second) on the rows judged; null for none.</summary>
    public PairedMetrics? Metrics { get; init; }

    /// <summary>What follows.</summary>
    public required RefreshVerdict Verdict { get; init; }

    /// <summary>The new rows beside those that the old model learnt from; null where nothing is new.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Whether the package was replaced.</summary>
    public bool Replaced { get; init; }

    /// <summary>What a reader should know of the rows.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether the refreshed model may replace the old one without being told to.</summary>
    [JsonIgnore]
    public bool MayReplace => Verdict is RefreshVerdict.Better or RefreshVerdict.NoDifference;

    /// <summary>
    /// Id of whichever model is better, in ranking or in probabilities, and worse in neither; null for neither.
    /// </summary>
    [JsonIgnore]
    public string? Winner => Metrics?.Winner() switch
    {
        > 0 => Refreshed?.Id,
        < 0 => Old.Id,
        _ => null,
    };

    /// <summary>What paired metrics of refreshed and old say.</summary>
    internal static RefreshVerdict Judge(PairedMetrics metrics) =>
        !metrics.Auc.HasInterval ? RefreshVerdict.TooFewToTell
            : metrics.IsWorseInAny() ? RefreshVerdict.Worse
            : metrics.Winner() > 0 ? RefreshVerdict.Better
            : RefreshVerdict.NoDifference;
}
