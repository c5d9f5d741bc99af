namespace ImrPredict.Evaluation;

/// <summary>How accuracy rises when only the surest rows are answered.</summary>
public static class SelectiveAccuracy
{
    /// <summary>Accuracy among the surest rows, for each coverage of 0.1, 0.2, ... 1.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length; surer is farther from 0.5.</param>
    public static IReadOnlyList<CoveragePoint> ByCoverage(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities)
    {
        var surest = Enumerable.Range(0, overturned.Count)
            .OrderByDescending(i => Math.Abs(probabilities[i] - 0.5))
            .ThenBy(i => i)
            .Select(i => probabilities[i] >= 0.5 == overturned[i])
            .ToList();
        return
        [
            .. Enumerable.Range(1, 10)
                .Select(tenth => (Coverage: tenth / 10.0, Rows: (surest.Count * tenth + 9) / 10))
                .Where(point => point.Rows > 0)
                .Select(point => new CoveragePoint(
                    point.Coverage, point.Rows, surest.Take(point.Rows).Count(right => right) / (double)point.Rows)),
        ];
    }
}
