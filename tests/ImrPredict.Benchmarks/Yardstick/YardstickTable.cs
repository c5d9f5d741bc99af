using System.Globalization;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Benchmarks.Yardstick;

/// <summary>Prints the contenders of a split and what ours is ahead or behind of each of theirs.</summary>
internal static class YardstickTable
{
    /// <summary>Two tables; the first contender is the one that is compared with the others.</summary>
    public static void Print(YardstickSplit split, IReadOnlyList<Contender> contenders, int resamples)
    {
        bool[] overturned = [.. split.Judged.Select(row => split.Set.Items[row].Overturned)];
        var bootstrap = new ClusterBootstrap([.. split.Judged.Select(row => split.Set.Clusters[row])], resamples);
        var samples = contenders.Select(c => new RankedSample(overturned, c.Probabilities)).ToList();
        Line($"");
        Line($"{split.Name}: {split.Description}; ",
            $"{overturned.Length:N0} rows judged, {overturned.Count(o => o):N0} overturned");
        Line($"  {"",-34}{"AUC",8}{"95 %",14}{"AP",8}{"Brier",8}{"log-loss",10}{"ECE",8}{"ECE ad.",9}",
            $"{"AUC in folds",14}{"ECE in folds",14}");
        for (var c = 0; c < samples.Count; c++)
        {
            var (m, auc) = (samples[c].Metrics(), bootstrap.Evaluate(samples[c]).Auc);
            Line($"  {contenders[c].Name,-34}{m.Auc,8:0.000}{Range(auc),14}{m.AveragePrecision,8:0.000}",
                $"{m.Brier,8:0.000}{m.LogLoss,10:0.000}{m.Ece,8:0.000}{m.EceAdaptive,9:0.000}",
                $"{InFolds(split, contenders[c], m => m.Auc),14:0.000}",
                $"{InFolds(split, contenders[c], m => m.Ece),14:0.000}");
        }

        Line($"  {contenders[0].Name} minus ..., ",
            $"with the 95 % interval of the paired difference, resampled by letter:");
        foreach (var c in Enumerable.Range(0, samples.Count).Where(c => !IsOurs(contenders[c])))
        {
            var gap = bootstrap.Compare(samples[0], samples[c]);
            Line($"  {contenders[c].Name,-34}AUC {Signed(gap.Auc)}  AP {Signed(gap.Ap)}  ",
                $"Brier {Signed(gap.Brier)}  ECE {Signed(gap.Ece)}");
        }
    }

    private static bool IsOurs(Contender contender) => contender.Name.StartsWith("ours", StringComparison.Ordinal);

    // Pooled over folds, the AUC also counts how well the levels of the folds' models agree; inside folds it does not.
    private static double InFolds(YardstickSplit split, Contender contender, Func<MetricSet, double> figure) =>
        Enumerable.Range(0, split.Judged.Count)
        .GroupBy(j => split.Folds[split.Judged[j]])
        .Average(fold => figure(new RankedSample(
            [.. fold.Select(j => split.Set.Items[split.Judged[j]].Overturned)],
            [.. fold.Select(j => contender.Probabilities[j])]).Metrics()));

    private static string Signed(PairedMetric gap) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Plain(gap.Difference):+0.000;-0.000;0.000} "
            + $"({Plain(gap.Low):+0.000;-0.000;0.000} to {Plain(gap.High):+0.000;-0.000;0.000})");

    private static double Plain(double value) => Math.Round(value, 3) + 0.0;

    private static string Range(Estimate range) =>
        string.Create(CultureInfo.InvariantCulture, $"{range.Low:0.000}-{range.High:0.000}");

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));
}
