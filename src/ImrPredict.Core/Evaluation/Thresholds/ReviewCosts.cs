namespace ImrPredict.Evaluation.Thresholds;

/// <summary>
/// What it costs to review an item and what an overturn found by it is worth, in one unit, whatever that is. To review
/// pays where the probability times the gain is more than the cost: a threshold that no rows choose.
/// </summary>
/// <param name="Review">Cost of the review of one item, above 0.</param>
/// <param name="Overturn">Gain of an overturned item found, its review not taken off; above the cost.</param>
public readonly record struct ReviewCosts(double Review, double Overturn)
{
    /// <summary>Probability from which on a review pays, in (0, 1).</summary>
    public double Threshold => Review / Overturn;

    /// <summary>What a net benefit of one overturned item is worth.</summary>
    public double Worth => Overturn - Review;
}
