namespace ImrPredict.Training.Calibration;

/// <summary>
/// Probability intervals after Venn and Abers (Vovk and Petej 2014): the isotonic probability of a new row if it were
/// upheld and if it were overturned. Scores are grouped first (at most 50 groups), and the interval is widened to hold
/// the calibrated probability. It shows how well calibration is known at this score, not how far the future drifts.
/// </summary>
/// <param name="Borders">Lower border of the log-odds of each group, ascending; the first group is open below.</param>
/// <param name="Low">Probability of overturn if a new row of the group were upheld.</param>
/// <param name="High">Probability of overturn if it were overturned.</param>
internal sealed record VennAbers(IReadOnlyList<double> Borders, IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    private const int MostGroups = 50;
    private const int RowsPerGroup = 20;

    /// <summary>Fits the groups on out-of-fold log-odds.</summary>
    /// <param name="logOdds">Out-of-fold log-odds.</param>
    /// <param name="overturned">Outcomes, same length.</param>
    public static VennAbers Fit(IReadOnlyList<double> logOdds, IReadOnlyList<bool> overturned)
    {
        var order = Enumerable.Range(0, logOdds.Count).OrderBy(i => logOdds[i]).ToList();
        var groups = Math.Clamp(order.Count / RowsPerGroup, 1, MostGroups);
        var (borders, counts, positives) = (new double[groups], new double[groups], new double[groups]);
        for (var rank = 0; rank < order.Count; rank++)
        {
            var group = (int)((long)rank * groups / order.Count);
            borders[group] = counts[group] == 0 ? logOdds[order[rank]] : borders[group];
            counts[group]++;
            positives[group] += overturned[order[rank]] ? 1 : 0;
        }

        return new VennAbers(
            borders,
            [.. Enumerable.Range(0, groups).Select(g => With(counts, positives, g, 0))],
            [.. Enumerable.Range(0, groups).Select(g => With(counts, positives, g, 1))]);
    }

    /// <summary>The interval at a score.</summary>
    /// <param name="logOdds">The row's log-odds.</param>
    /// <param name="probability">Its calibrated probability, which the interval will hold.</param>
    public (double Low, double High) At(double logOdds, double probability)
    {
        var group = 0;
        while (group + 1 < Borders.Count && Borders[group + 1] <= logOdds)
        {
            group++;
        }

        return (Math.Min(Low[group], probability), Math.Max(High[group], probability));
    }

    private static double With(double[] counts, double[] positives, int added, int outcome)
    {
        var blocks = new List<(double Count, double Positives, int Last)>();
        for (var g = 0; g < counts.Length; g++)
        {
            blocks.Add(g == added ? (counts[g] + 1, positives[g] + outcome, g) : (counts[g], positives[g], g));
            while (blocks.Count > 1
                && blocks[^2].Positives * blocks[^1].Count >= blocks[^1].Positives * blocks[^2].Count)
            {
                var (below, above) = (blocks[^2], blocks[^1]);
                blocks[^2] = (below.Count + above.Count, below.Positives + above.Positives, above.Last);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        var block = blocks.First(b => b.Last >= added);
        return block.Positives / block.Count;
    }
}
