namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// Cumulative gain: recall by share of rows looked at. A tied group enters in part, as if drawn at random.
/// </summary>
internal static class GainCurve
{
    private const int Steps = 20;

    /// <summary>Points at 0, 5, ... 100 % of the rows.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">The model's probabilities, same length.</param>
    /// <param name="reference">The reference's probabilities, same length.</param>
    /// <param name="bootstrap">Draws of letters for the intervals.</param>
    public static IReadOnlyList<GainPoint> Measure(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, IReadOnlyList<double> reference,
        ClusterBootstrap bootstrap)
    {
        var groups = Groups(probabilities);
        var model = bootstrap.Estimates(overturned, weights => Recalls(overturned, groups, weights));
        var other = Recalls(overturned, Groups(reference), [.. overturned.Select(_ => 1.0)]);
        return
        [
            .. Enumerable.Range(0, Steps + 1).Select(step => new GainPoint(
                (double)step / Steps, model[step], other[step])),
        ];
    }

    private static int[][] Groups(IReadOnlyList<double> probabilities) =>
    [
        .. Enumerable.Range(0, probabilities.Count).GroupBy(i => probabilities[i])
            .OrderByDescending(group => group.Key).Select(group => group.ToArray()),
    ];

    private static double[] Recalls(IReadOnlyList<bool> overturned, int[][] groups, double[] weights)
    {
        var (rows, positives) = (weights.Sum(), 0.0);
        var cumulative = new List<(double Rows, double Found)> { (0, 0) };
        var before = 0.0;
        foreach (var group in groups)
        {
            foreach (var row in group)
            {
                before += weights[row];
                positives += overturned[row] ? weights[row] : 0;
            }

            cumulative.Add((before, positives));
        }

        var (recalls, at) = (new double[Steps + 1], 1);
        for (var step = 0; step <= Steps; step++)
        {
            var wanted = rows * step / Steps;
            while (at < cumulative.Count - 1 && cumulative[at].Rows < wanted)
            {
                at++;
            }

            var (from, to) = (cumulative[at - 1], cumulative[at]);
            var part = to.Rows > from.Rows ? Math.Clamp((wanted - from.Rows) / (to.Rows - from.Rows), 0, 1) : 1;
            recalls[step] = (from.Found + (part * (to.Found - from.Found))) / positives;
        }

        return recalls;
    }
}
