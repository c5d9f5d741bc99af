using ImrPredict.Cases;

namespace ImrPredict.Training.Gang;

/// <summary>A row that a rank learns from: what was known before the review, and the outcome.</summary>
/// <param name="Item">The item.</param>
/// <param name="Overturned">Its outcome.</param>
public sealed record GangRow(DisputedItem Item, bool Overturned);
