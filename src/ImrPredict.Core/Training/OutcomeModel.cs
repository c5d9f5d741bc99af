using ImrPredict.Cases;
using ImrPredict.Features;
using Microsoft.ML;

namespace ImrPredict.Training;

/// <summary>
/// A trained model: gives the calibrated probability that a denial is overturned. Immutable and safe from several
/// threads; an item's score does not depend on the items around it.
/// </summary>
public sealed class OutcomeModel
{
    private const int Reasons = 20;
    private readonly ModelParts parts;
    private readonly MLContext context = new(1);

    internal OutcomeModel(ModelParts parts, string id, string sha256) => (this.parts, Id, Sha256) = (parts, id, sha256);

    /// <summary>Id of the model, from its content: equal content gives equal ids.</summary>
    public string Id { get; }

    /// <summary>SHA-256 of <c>model.zip</c>, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Name of the selected candidate, e.g. <c>blend</c>.</summary>
    public string Selected => parts.Settings.Selected;

    /// <summary>Overturn rates of the training rows.</summary>
    public BaseRates BaseRates => parts.Settings.BaseRates;

    /// <summary>The cohort baseline of the training rows.</summary>
    public CohortRate Cohorts => parts.Settings.Cohorts;

    /// <summary>How items become numbers.</summary>
    public FeatureSpace Features => parts.Space;

    internal ModelParts Parts => parts;

    /// <summary>Scores items.</summary>
    /// <param name="items">Items of any source; none needs every field.</param>
    /// <returns>One score an item, in their order.</returns>
    public IReadOnlyList<ScoredItem> Score(IReadOnlyList<DisputedItem> items)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var rows = items.AsParallel().AsOrdered().Select(parts.Space.Transform).ToList();
        var logOdds = LogOdds(rows);
        return [.. items.Select((item, i) => Scored(item, rows[i], logOdds[i]))];
    }

    private double[] LogOdds(IReadOnlyList<FeatureRow> rows)
    {
        var members = ChainScores.Of(
            context, parts.Chain, parts.Linear, rows, parts.Space.Names.Count, parts.Settings.Members);
        return [.. rows.Select((_, i) => members.Average(scores => scores[i]))];
    }

    private ScoredItem Scored(DisputedItem item, FeatureRow row, double logOdds)
    {
        var probability = parts.Settings.Calibration.Probability(logOdds);
        var (low, high) = parts.Settings.Intervals.At(logOdds, probability);
        return new ScoredItem
        {
            OverturnProbability = probability,
            ProbabilityLow = low,
            ProbabilityHigh = high,
            BaseRate = BaseRates.For(item),
            Contributions = parts.Linear.Largest(row, parts.Space.Names, Reasons),
            KnownShare = parts.Space.KnownShare(item),
        };
    }
}
