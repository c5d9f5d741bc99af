using System.Diagnostics;
using System.Globalization;
using ImrPredict.Benchmarks.Yardstick;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Features;
using ImrPredict.Features.Encoding;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Ablation;

/// <summary>What each block of features, source of knowledge and learner is worth on real rows: in and out.</summary>
internal static class AblationRun
{
    private const int Resamples = 2000;

    /// <summary>Prints one table for each split.</summary>
    /// <param name="folder">A folder with <c>dwc-letters</c>, <c>dmhc</c> and <c>hicric</c>.</param>
    /// <param name="names">Splits; all where empty.</param>
    public static async Task<int> RunAsync(string folder, IReadOnlyList<string> names)
    {
        foreach (var name in names.Count > 0 ? names : ["dmhc-rolling", "hicric", "letters"])
        {
            var usual = new TrainingOptions();
            var split = await YardstickRun.SplitAsync(folder, name, usual);
            using var encoder = split.Set.Encoder;
            bool[] overturned = [.. split.Judged.Select(row => split.Set.Items[row].Overturned)];
            var bootstrap = new ClusterBootstrap([.. split.Judged.Select(row => split.Set.Clusters[row])], Resamples);
            Line($"");
            Line($"{split.Name}: {split.Description}; ",
                $"{overturned.Length:N0} rows judged, {overturned.Count(o => o):N0} overturned");
            Line($"  {"",-38}{"AUC",7}{"AP",7}{"log-loss",10}{"ECE",7}{"s",5}   worth: as usual minus this, ",
                $"95 % (paired, by letter)");
            RankedSample? whole = null;
            foreach (var variation in Variation.Of(name, usual))
            {
                var clock = Stopwatch.StartNew();
                var found = OurContenders.Of(Reading(split, variation.Options.Features), variation.Options)[0];
                var sample = new RankedSample(overturned, found.Probabilities);
                whole ??= sample;
                var m = sample.Metrics();
                var worth = ReferenceEquals(whole, sample) ? "" : Worth(bootstrap.Compare(whole, sample));
                Line($"  {variation.Name,-38}{m.Auc,7:0.000}{m.AveragePrecision,7:0.000}{m.LogLoss,10:0.0000}",
                    $"{m.Ece,7:0.000}{clock.Elapsed.TotalSeconds,5:0}   {worth}");
            }
        }

        return 0;
    }

    private static YardstickSplit Reading(YardstickSplit split, FeatureOptions features) =>
        features.Encoder == EncoderUse.Off ? split with { Set = split.Set with { Encoder = null } } : split;

    private static string Worth(PairedMetrics gap) => string.Create(
        CultureInfo.InvariantCulture,
        $"AUC {gap.Auc.Difference:+0.000;-0.000} ({gap.Auc.Low:+0.000;-0.000} to {gap.Auc.High:+0.000;-0.000})  "
            + $"log-loss {gap.LogLoss.Difference:+0.0000;-0.0000} "
            + $"({gap.LogLoss.Low:+0.0000;-0.0000} to {gap.LogLoss.High:+0.0000;-0.0000})");

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));
}
