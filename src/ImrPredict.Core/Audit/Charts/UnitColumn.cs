namespace ImrPredict.Audit.Charts;

/// <summary>A way to group items into units, e.g. by service or year.</summary>
/// <param name="Name">Name of the column, e.g. <c>service</c>.</param>
/// <param name="Units">Unit of each item, same length as the items; null or empty where unknown.</param>
public sealed record UnitColumn(string Name, IReadOnlyList<string?> Units)
{
    /// <summary>
    /// The column with units that differ by case and spaces alone as one, under the spelling that most items have.
    /// </summary>
    internal UnitColumn Folded()
    {
        var spellings = Units.OfType<string>().Select(Spaced).Where(unit => unit.Length > 0)
            .GroupBy(unit => unit.ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(
                unit => unit.Key,
                unit => unit.CountBy(spelling => spelling).OrderByDescending(s => s.Value)
                    .ThenBy(s => s.Key, StringComparer.Ordinal).First().Key,
                StringComparer.Ordinal);
        return this with
        {
            Units = [.. Units.Select(unit => unit is null
                ? null
                : spellings.GetValueOrDefault(Spaced(unit).ToUpperInvariant()))],
        };
    }

    private static string Spaced(string unit) =>
        string.Join(' ', unit.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
