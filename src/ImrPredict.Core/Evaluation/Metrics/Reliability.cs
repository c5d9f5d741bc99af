namespace ImrPredict.Evaluation.Metrics;

/// <summary>The points of a reliability diagram.</summary>
internal static class Reliability
{
    /// <summary>Ten bins of equal width, the empty ones included.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    /// <param name="clusters">Cluster (letter) of each row; rows of one count as one in the intervals.</param>
    public static IReadOnlyList<ReliabilityBin> EqualWidth(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, IReadOnlyList<int> clusters)
    {
        var rows = Enumerable.Range(0, overturned.Count).ToLookup(i => CalibrationError.BinOf(probabilities[i]));
        return
        [
            .. Enumerable.Range(0, CalibrationError.Bins).Select(bin => Measure(
                (double)bin / CalibrationError.Bins, (bin + 1.0) / CalibrationError.Bins, [.. rows[bin]],
                overturned, probabilities, clusters)),
        ];
    }

    /// <summary>Up to ten bins of about equal count, ascending; equal probabilities stay together.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    /// <param name="clusters">Cluster (letter) of each row; rows of one count as one in the intervals.</param>
    public static IReadOnlyList<ReliabilityBin> EqualCount(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, IReadOnlyList<int> clusters)
    {
        int[] order = [.. Enumerable.Range(0, overturned.Count).OrderBy(i => probabilities[i])];
        var bins = new List<ReliabilityBin>();
        for (var (start, bin) = (0, 1); start < order.Length; bin++)
        {
            var end = Math.Max(start + 1, (int)((long)order.Length * bin / CalibrationError.Bins));
            while (end < order.Length && probabilities[order[end]] == probabilities[order[end - 1]])
            {
                end++;
            }

            var rows = order[start..end];
            bins.Add(Measure(
                probabilities[rows[0]], probabilities[rows[^1]], rows, overturned, probabilities, clusters));
            start = end;
        }

        return bins;
    }

    private static ReliabilityBin Measure(
        double from, double to, int[] rows, IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities,
        IReadOnlyList<int> clusters)
    {
        if (rows.Length == 0)
        {
            return new(from, to, 0, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var rate = rows.Average(i => overturned[i] ? 1.0 : 0.0);
        var range = WilsonInterval.Estimate(rate, rows.Select(i => clusters[i]).Distinct().Count());
        return new(from, to, rows.Length, rows.Average(i => probabilities[i]), rate, range.Low, range.High);
    }
}
