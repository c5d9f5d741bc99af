namespace ImrPredict.Audit.Charts;

/// <summary>A way to group items into units, e.g. by service or year.</summary>
/// <param name="Name">Name of the column, e.g. <c>service</c>.</param>
/// <param name="Units">Unit of each item, same length as the items; null or empty where unknown.</param>
public sealed record UnitColumn(string Name, IReadOnlyList<string?> Units);
