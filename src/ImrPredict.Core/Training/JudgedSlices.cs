using ImrPredict.Evaluation;

namespace ImrPredict.Training;

/// <summary>Figures of the parts of judged rows.</summary>
internal static class JudgedSlices
{
    /// <summary>
    /// The probability from which on as many rows stand as were overturned: marks for error rates, since 0.5 marks
    /// next to nothing where one in ten is overturned.
    /// </summary>
    public static double MarkedFrom(IReadOnlyList<double> probabilities, int overturned) =>
        probabilities.OrderDescending().ElementAtOrDefault(Math.Max(overturned - 1, 0));

    /// <summary>Every part of at least <see cref="ItemSlices.FewestRows"/> rows.</summary>
    public static IReadOnlyList<SliceReport> Of(JudgedRows rows, double markedFrom, TrainingOptions options) =>
    [
        .. ItemSlices.Of(rows.Items).AsParallel().AsOrdered()
            .Select(slice => Slice(slice.By, slice.Value, slice.Rows, rows, markedFrom, options)),
    ];

    private static SliceReport Slice(
        string by, string value, int[] rows, JudgedRows all, double markedFrom, TrainingOptions options)
    {
        bool[] overturned = [.. rows.Select(i => all.Items[i].Overturned)];
        double[] probabilities = [.. rows.Select(i => all.Chosen[i])];
        var sample = new RankedSample(overturned, probabilities, [.. rows.Select(i => all.Cohort[i])]);
        var metrics = sample.Metrics();
        double[] Measure(double[] weights) =>
            [.. Errors(overturned, probabilities, weights, markedFrom), sample.Auc(weights)];
        var points = Measure([.. rows.Select(_ => 1.0)]);
        var ranges = new ClusterBootstrap(
            [.. rows.Select(i => all.Clusters[i])], options.BootstrapResamples, options.Seed).IntervalsOf(Measure);
        return new SliceReport
        {
            By = by,
            Value = value,
            N = metrics.N,
            NOverturned = metrics.NOverturned,
            MeanProbability = metrics.MeanProbability,
            Gap = points[0],
            GapLow = ranges[0].Low,
            GapHigh = ranges[0].High,
            FalsePositiveRate = points[1],
            FalsePositiveRateLow = ranges[1].Low,
            FalsePositiveRateHigh = ranges[1].High,
            FalseNegativeRate = points[2],
            FalseNegativeRateLow = ranges[2].Low,
            FalseNegativeRateHigh = ranges[2].High,
            Auc = metrics.Auc,
            AucLow = ranges[3].Low,
            AucHigh = ranges[3].High,
            Brier = metrics.Brier,
            BrierSkill = metrics.BrierSkill,
            Ece = metrics.Ece,
        };
    }

    private static double[] Errors(bool[] overturned, double[] probabilities, double[] weights, double markedFrom)
    {
        var (rows, gap, upheld, raised, positives, missed) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < overturned.Length; i++)
        {
            var (w, p) = (weights[i], probabilities[i]);
            rows += w;
            gap += w * (p - (overturned[i] ? 1 : 0));
            (positives, missed, upheld, raised) = overturned[i]
                ? (positives + w, missed + (p < markedFrom ? w : 0), upheld, raised)
                : (positives, missed, upheld + w, raised + (p >= markedFrom ? w : 0));
        }

        return [gap / rows, raised / upheld, missed / positives];
    }
}
