namespace ImrPredict.Cases;

/// <summary>A disputed item with its label and nothing else of the decision: what features are learnt from.</summary>
/// <param name="Item">What was known before the review.</param>
/// <param name="Overturned">Whether the denial was overturned.</param>
public sealed record LabelledItem(DisputedItem Item, bool Overturned)
{
    /// <summary>
    /// Number of its letter, or of the cluster of letters and near duplicates that it is in; null for an item by
    /// itself. How many letters have something in common decides what a model may know by name.
    /// </summary>
    public int? Letter { get; init; }
}
