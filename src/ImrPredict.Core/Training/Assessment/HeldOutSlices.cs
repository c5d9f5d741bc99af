using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment;

/// <summary>Figures of the parts of judged rows.</summary>
internal static class HeldOutSlices
{
    private static readonly (double Below, string Name)[] KnownBands =
    [
        (0.5, "below 50 %"), (0.75, "50-74 %"), (0.9, "75-89 %"), (0.95, "90-94 %"), (0.99, "95-98 %"),
        (double.PositiveInfinity, "99 % and more"),
    ];

    /// <summary>
    /// The probability from which on as many rows stand as were overturned: marks for error rates, since 0.5 marks
    /// next to nothing where one in ten is overturned.
    /// </summary>
    public static double MarkedFrom(IReadOnlyList<double> probabilities, int overturned) =>
        probabilities.OrderDescending().ElementAtOrDefault(Math.Max(overturned - 1, 0));

    /// <summary>Every part of at least <see cref="ItemSlices.FewestRows"/> rows.</summary>
    public static IReadOnlyList<SliceReport> Of(HeldOutPredictions rows, double markedFrom, TrainingOptions options) =>
    [
        .. ItemSlices.Of(rows.Items).Concat(ByKnownShare(rows)).AsParallel().AsOrdered()
            .Select(slice => Slice(slice.By, slice.Value, slice.Rows, rows, markedFrom, options)),
    ];

    // How far to trust the model on what it half knows: the less of a row it knows, the more its score rests on averages.
    private static IEnumerable<(string By, string Value, int[] Rows)> ByKnownShare(HeldOutPredictions rows) =>
        Enumerable.Range(0, rows.Items.Count)
            .GroupBy(i => Array.FindIndex(KnownBands, band => rows.KnownShares[i] < band.Below))
            .Where(group => group.Count() >= ItemSlices.FewestRows)
            .OrderBy(group => group.Key)
            .Select(group => ("known", KnownBands[group.Key].Name, group.ToArray()));

    private static SliceReport Slice(
        string by, string value, int[] rows, HeldOutPredictions all, double markedFrom, TrainingOptions options)
    {
        bool[] overturned = [.. rows.Select(i => all.Items[i].Overturned)];
        double[] probabilities = [.. rows.Select(i => all.Chosen[i])];
        var sample = new RankedSample(overturned, probabilities, [.. rows.Select(i => all.Cohort[i])]);
        var metrics = sample.Metrics();
        int[] clusters = [.. rows.Select(i => all.Clusters[i])];
        double[] Measure(double[] weights) => [Gap(overturned, probabilities, weights), sample.Auc(weights)];
        var ranges = new ClusterBootstrap(clusters, options.BootstrapResamples, options.Seed).IntervalsOf(Measure);
        var falsePositives = Rate(overturned, clusters, of: false, i => probabilities[i] >= markedFrom);
        var falseNegatives = Rate(overturned, clusters, of: true, i => probabilities[i] < markedFrom);
        return new SliceReport
        {
            By = by,
            Value = value,
            N = metrics.N,
            NOverturned = metrics.NOverturned,
            MeanProbability = metrics.MeanProbability,
            Gap = metrics.MeanProbability - ((double)metrics.NOverturned / metrics.N),
            GapLow = ranges[0].Low,
            GapHigh = ranges[0].High,
            FalsePositiveRate = falsePositives.Rate,
            FalsePositiveRateLow = falsePositives.Range.Low,
            FalsePositiveRateHigh = falsePositives.Range.High,
            FalseNegativeRate = falseNegatives.Rate,
            FalseNegativeRateLow = falseNegatives.Range.Low,
            FalseNegativeRateHigh = falseNegatives.Range.High,
            Auc = metrics.Auc,
            AucLow = ranges[1].Low,
            AucHigh = ranges[1].High,
            Brier = metrics.Brier,
            BrierSkill = metrics.BrierSkill,
            Ece = metrics.Ece,
        };
    }

    private static double Gap(bool[] overturned, double[] probabilities, double[] weights)
    {
        var (rows, gap) = (0.0, 0.0);
        for (var i = 0; i < overturned.Length; i++)
        {
            rows += weights[i];
            gap += weights[i] * (probabilities[i] - (overturned[i] ? 1 : 0));
        }

        return gap / rows;
    }

    // A bootstrap of three rows that are all wrong would say "surely all"; Wilson's interval over letters does not.
    private static (double Rate, Interval Range) Rate(bool[] overturned, int[] clusters, bool of, Func<int, bool> wrong)
    {
        var rows = Enumerable.Range(0, overturned.Length).Where(i => overturned[i] == of).ToList();
        var rate = rows.Count == 0 ? double.NaN : rows.Count(wrong) / (double)rows.Count;
        return (rate, WilsonInterval.Of(rate, rows.Select(i => clusters[i]).Distinct().Count()));
    }
}
