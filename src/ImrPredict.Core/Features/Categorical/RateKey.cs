using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Categorical;

/// <summary>One way to put items into cells.</summary>
/// <param name="Name">Name of the feature.</param>
/// <param name="Theme">What the cell tells of an item.</param>
/// <param name="Parent">Place of the wider key in <see cref="RateKeys.All"/>; -1 for the rate of all items.</param>
/// <param name="CellOf">The item's cell; null where the key does not apply to the item.</param>
internal sealed record RateKey(string Name, FeatureTheme Theme, int Parent, Func<DisputedItem, string?> CellOf);
