namespace ImrPredict.Audit.Surprise;

/// <summary>
/// Label-quality scores of one item (Northcutt, Jiang and Chuang 2021); each is lower for stranger labels.
/// </summary>
/// <param name="SelfConfidence">Model probability of the observed outcome, in [0, 1].</param>
/// <param name="NormalisedMargin">
/// (that probability minus the other's, plus 1) / 2. With two outcomes it equals the self-confidence.
/// </param>
/// <param name="ConfidentLearning">
/// Self-confidence after each outcome's threshold (mean self-confidence of the items so decided) is taken off.
/// </param>
/// <param name="ConfidentIssue">Whether the item falls off the diagonal of the confident joint.</param>
public sealed record LabelQuality(
    double SelfConfidence, double NormalisedMargin, double ConfidentLearning, bool ConfidentIssue)
{
    /// <summary>The scores of a list of decisions.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Out-of-fold probabilities of overturn in [0, 1], same length.</param>
    /// <returns>Scores in the same order.</returns>
    internal static IReadOnlyList<LabelQuality> Score(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities)
    {
        var upheld = Threshold(overturned, probabilities, outcome: false);
        var over = Threshold(overturned, probabilities, outcome: true);
        return [.. overturned.Select((y, row) => Score(y, probabilities[row], upheld, over))];
    }

    private static LabelQuality Score(bool overturned, double probability, double upheldThreshold, double overThreshold)
    {
        var own = overturned ? probability : 1 - probability;
        var most = Math.Max(upheldThreshold, overThreshold);
        var (over, upheld) = (probability - overThreshold + most, 1 - probability - upheldThreshold + most);
        var sum = over + upheld;
        var adjusted = sum > 0 ? (overturned ? over : upheld) / sum : own;
        return new(
            own, (own - (1 - own) + 1) / 2, adjusted,
            IsOffDiagonal(overturned, probability, upheldThreshold, overThreshold));
    }

    // The item counts under the likeliest outcome among those that reach their threshold.
    private static bool IsOffDiagonal(bool overturned, double probability, double upheldThreshold, double overThreshold)
    {
        var (over, upheld) = (probability >= overThreshold, 1 - probability >= upheldThreshold);
        return overturned
            ? upheld && (!over || 1 - probability > probability)
            : over && (!upheld || probability > 1 - probability);
    }

    // An outcome that nobody got has a threshold that nothing reaches.
    private static double Threshold(IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, bool outcome)
    {
        var own = Enumerable.Range(0, overturned.Count).Where(row => overturned[row] == outcome)
            .Select(row => outcome ? probabilities[row] : 1 - probabilities[row]).ToList();
        return own.Count == 0 ? 1 + 1e-9 : own.Average();
    }
}
