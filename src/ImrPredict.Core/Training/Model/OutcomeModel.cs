using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Training.Attribution;

namespace ImrPredict.Training.Model;

/// <summary>
/// A trained model: gives the calibrated probability that a denial is overturned. Immutable and safe from several
/// threads; an item's score does not depend on the items around it.
/// </summary>
public sealed class OutcomeModel
{
    private const int Reasons = 20;
    private readonly ModelParts _parts;

    internal OutcomeModel(ModelParts parts, string id, string sha256)
    {
        (_parts, Id, Sha256) = (parts, id, sha256);
        Attribution = new ModelAttribution(parts.Learners, parts.Background);
    }

    /// <summary>Splits scores by feature.</summary>
    internal ModelAttribution Attribution { get; }

    /// <summary>
    /// The plain baseline of the rows that the model learnt from, as the package keeps it; null where it has none.
    /// </summary>
    internal OutcomeModel? Plain { get; init; }

    /// <summary>Id of the model, from its content: equal content gives equal ids.</summary>
    public string Id { get; }

    /// <summary>SHA-256 of <c>model.zip</c>, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Whether it has learnt from invented cases alone: it says nothing about real disputes.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Name of the selected candidate, e.g. <c>blend</c>.</summary>
    public string Selected => _parts.Settings.Selected;

    /// <summary>
    /// The largest weight of each learner that is asked, by its name: what a unit of its log-odds adds.
    /// </summary>
    public IReadOnlyDictionary<string, double> Learners => _parts.Learners.Members
        .Select((member, i) => (member.Name, Weight: _parts.Learners.Fusion.Weights.Max(kind => kind[i])))
        .ToDictionary();

    /// <summary>Overturn rates of the training rows.</summary>
    internal BaseRates BaseRates => _parts.Settings.BaseRates;

    /// <summary>The cohort baseline of the training rows.</summary>
    internal CohortRate Cohorts => _parts.Settings.Cohorts;

    /// <summary>How items become numbers.</summary>
    public FeatureSpace Features => _parts.Space;

    /// <summary>Correlation of the outcomes of two items of a letter, given their scores; 0 to 1.</summary>
    public double LetterCorrelation => _parts.Settings.LetterCorrelation;

    internal ModelParts Parts => _parts;

    /// <summary>The same model beside the plain baseline of the rows that it learnt from.</summary>
    internal OutcomeModel WithPlain(OutcomeModel plain) => new(_parts, Id, Sha256)
    {
        IsSynthetic = IsSynthetic,
        Plain = plain,
    };

    /// <summary>Scores items.</summary>
    /// <param name="items">Items of any source; none needs every field.</param>
    /// <returns>One score an item, in their order.</returns>
    public IReadOnlyList<ScoredItem> Score(IReadOnlyList<DisputedItem> items)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var rows = items.AsParallel().AsOrdered().Select(_parts.Space.Transform).ToList();
        return [.. items.Select((item, i) => Scored(item, rows[i], Attribution.LogOdds(rows[i])))];
    }

    /// <summary>The calibrated probability of overturn at a score, with its interval.</summary>
    /// <param name="logOdds">Log-odds before calibration.</param>
    public (double Probability, double Low, double High) Calibrated(double logOdds)
    {
        var probability = _parts.Settings.Calibration.Probability(logOdds);
        var (low, high) = _parts.Settings.Intervals.At(logOdds, probability);
        return (probability, low, high);
    }

    /// <summary>
    /// Whether probabilities and their intervals are such at low and at high scores, and an item of which nothing is
    /// known has a score: a model out of a file may be anything.
    /// </summary>
    internal bool IsSound()
    {
        var blank = new DisputedItem { CaseNumber = "", Number = 1, Source = ItemSource.CaseTable };
        var row = _parts.Space.Transform(blank);
        return double.IsFinite(Attribution.LogOdds(row)) && BaseRates.For(blank).Rate is >= 0 and <= 1
            && Array.TrueForAll([-30.0, -1, 0, 1, 30], IsProbability);
    }

    private bool IsProbability(double logOdds)
    {
        var (probability, low, high) = Calibrated(logOdds);
        return low >= 0 && low <= probability && probability <= high && high <= 1;
    }

    private ScoredItem Scored(DisputedItem item, FeatureRow row, double logOdds)
    {
        var (probability, low, high) = Calibrated(logOdds);
        return new ScoredItem
        {
            OverturnProbability = probability,
            ProbabilityLow = low,
            ProbabilityHigh = high,
            BaseRate = BaseRates.For(item),
            Contributions = Attribution.Largest(row, Reasons),
            KnownShare = row.KnownShare,
        };
    }
}
