using ImrPredict.Cases;

namespace ImrPredict.Training.Precedents;

/// <summary>The decided items that a package offers as precedents.</summary>
/// <param name="Items">The items.</param>
/// <param name="Clusters">Cluster of near duplicates of each.</param>
public sealed record PrecedentSource(IReadOnlyList<DecidedItem> Items, IReadOnlyList<int> Clusters);
