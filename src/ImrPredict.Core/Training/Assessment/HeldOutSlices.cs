using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment.Results;
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
    /// The probability that as many rows reach as were overturned: the threshold of the error rates, since 0.5 marks
    /// next to nothing where one in ten is overturned.
    /// </summary>
    public static double MarkedFrom(IReadOnlyList<double> probabilities, int overturned) =>
        probabilities.OrderDescending().ElementAtOrDefault(Math.Max(overturned - 1, 0));

    /// <summary>Every part of at least <see cref="ItemSlices.FewestRows"/> rows.</summary>
    public static IReadOnlyList<SliceReport> Evaluate(
        HeldOutPredictions rows, double markedFrom, TrainingOptions options) =>
    [
        .. ItemSlices.Of(rows.Items).Concat(ByKnownShare(rows)).AsParallel().AsOrdered()
            .Select(slice => Slice(slice.By, slice.Value, slice.Rows, rows, markedFrom, options)),
    ];

    // How far to trust the model on what it half knows: the less of a row it knows, the more its score rests on
    // averages.
    private static IEnumerable<(string By, string Value, int[] Rows)> ByKnownShare(HeldOutPredictions rows) =>
        Enumerable.Range(0, rows.Items.Count)
            .GroupBy(i => Array.FindIndex(KnownBands, band => rows.KnownShares[i] < band.Below))
            .Where(group => group.Count() >= ItemSlices.FewestRows)
            .OrderBy(group => group.Key)
            .Select(group => ("known", KnownBands[group.Key].Name, group.ToArray()));

    private static SliceReport Slice(
        string by, string value, int[] rows, HeldOutPredictions all, double markedFrom, TrainingOptions options)
    {
        bool[] overturned = [.. rows.Select(i => all.Overturned[i])];
        double[] probabilities = [.. rows.Select(i => all.Chosen[i])];
        var sample = new RankedSample(overturned, probabilities, [.. rows.Select(i => all.Cohort[i])]);
        var metrics = sample.Metrics();
        int[] clusters = [.. rows.Select(i => all.Clusters[i])];
        var estimates = new ClusterBootstrap(clusters, options.BootstrapResamples, options.Seed)
            .Estimates(overturned, weights => [Gap(overturned, probabilities, weights), sample.Auc(weights)]);
        return new SliceReport
        {
            By = by,
            Value = value,
            N = metrics.N,
            NOverturned = metrics.NOverturned,
            MeanProbability = metrics.MeanProbability,
            Gap = estimates[0],
            Auc = estimates[1],
            Brier = metrics.Brier,
            BrierSkill = metrics.BrierSkill,
            Ece = metrics.Ece,
            FalsePositiveRate = Rate(overturned, clusters, of: false, i => probabilities[i] >= markedFrom),
            FalseNegativeRate = Rate(overturned, clusters, of: true, i => probabilities[i] < markedFrom),
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
    private static Estimate Rate(bool[] overturned, int[] clusters, bool of, Func<int, bool> wrong)
    {
        var rows = Enumerable.Range(0, overturned.Length).Where(i => overturned[i] == of).ToList();
        var rate = rows.Count == 0 ? double.NaN : rows.Count(wrong) / (double)rows.Count;
        return WilsonInterval.Estimate(rate, rows.Select(i => clusters[i]).Distinct().Count());
    }
}
