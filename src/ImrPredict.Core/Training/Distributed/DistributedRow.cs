using ImrPredict.Cases;

namespace ImrPredict.Training.Distributed;

/// <summary>A row that a rank learns from: what was known before the review, and the outcome.</summary>
/// <param name="Item">The item.</param>
/// <param name="Overturned">Its outcome.</param>
public sealed record DistributedRow(DisputedItem Item, bool Overturned);
