namespace ImrPredict.Architecture.Map;

/// <summary>Files or folders each of which uses every other, straight or through others.</summary>
/// <param name="Places">The files or folders, by name.</param>
/// <param name="Arrows">Who uses whom among them.</param>
public sealed record Circle(IReadOnlyList<string> Places, IReadOnlyList<Arrow> Arrows)
{
    /// <summary>The circle and, a line each, its arrows.</summary>
    public override string ToString() =>
        string.Join("\n    ", [string.Join(", ", Places), .. Arrows.Select(arrow => arrow.ToString())]);

    /// <summary>All circles of a graph, the largest first.</summary>
    public static IReadOnlyList<Circle> Among(IReadOnlyList<Arrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        return
        [
            .. new CircleSearch(next).Run()
                .Select(places => new Circle(
                    [.. places.Order(StringComparer.Ordinal)],
                    [.. arrows.Where(arrow => places.Contains(arrow.From) && places.Contains(arrow.To))]))
                .OrderByDescending(circle => circle.Places.Count)
                .ThenBy(circle => circle.Places[0], StringComparer.Ordinal),
        ];
    }
}
