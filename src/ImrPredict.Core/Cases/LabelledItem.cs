namespace ImrPredict.Cases;

/// <summary>A disputed item with its label and nothing else of the decision: what features are learnt from.</summary>
/// <param name="Item">What was known before the review.</param>
/// <param name="Overturned">Whether the denial was overturned.</param>
public sealed record LabelledItem(DisputedItem Item, bool Overturned);
