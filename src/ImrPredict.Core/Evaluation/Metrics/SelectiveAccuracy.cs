namespace ImrPredict.Evaluation.Metrics;

/// <summary>How accuracy rises when only the surest rows are answered.</summary>
internal static class SelectiveAccuracy
{
    private const int Points = 10;

    /// <summary>Accuracy among the surest rows, for each coverage of 0.1, 0.2, ... 1.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length; surer is farther from 0.5.</param>
    /// <param name="bootstrap">Draws of letters for the intervals; the rows answered stay the same.</param>
    public static IReadOnlyList<CoveragePoint> ByCoverage(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, ClusterBootstrap bootstrap)
    {
        int[] surest =
        [
            .. Enumerable.Range(0, overturned.Count)
                .OrderByDescending(i => Math.Abs(probabilities[i] - 0.5))
                .ThenBy(i => i),
        ];
        bool[] right = [.. surest.Select(i => probabilities[i] >= 0.5 == overturned[i])];
        int[] rows = [.. Enumerable.Range(1, Points).Select(tenth => ((surest.Length * tenth) + 9) / Points)];
        double[] Accuracies(double[] weights)
        {
            var (found, sum, hits, next) = (new double[Points], 0.0, 0.0, 0);
            for (var point = 0; point < Points; point++)
            {
                for (; next < rows[point]; next++)
                {
                    sum += weights[surest[next]];
                    hits += right[next] ? weights[surest[next]] : 0;
                }

                found[point] = sum > 0 ? hits / sum : double.NaN;
            }

            return found;
        }

        var accuracies = bootstrap.Estimates(overturned, Accuracies);
        return
        [
            .. Enumerable.Range(0, Points).Where(point => rows[point] > 0).Select(point => new CoveragePoint(
                (point + 1.0) / Points, rows[point], accuracies[point],
                surest.Take(rows[point]).Average(i => overturned[i] ? 1.0 : 0.0))),
        ];
    }
}
