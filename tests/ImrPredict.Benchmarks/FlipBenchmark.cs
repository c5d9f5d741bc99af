using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Checks;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks;

/// <summary>Planted outliers: how well the ranking by surprise finds outcomes that were flipped at random.</summary>
internal static class FlipBenchmark
{
    private const double Share = 0.05;
    private const string Python = "/usr/bin/python3"; // the one that Debian installs scikit-learn for

    public static async Task<int> RunAsync(string input, string output, int first, int last, OutOfFoldOptions options)
    {
        var clock = Stopwatch.StartNew();
        var items = await AuditBenchmark.ReadAsync(input);
        Directory.CreateDirectory(output);
        await WriteFeaturesAsync(items, Path.Combine(output, "rows.jsonl"));
        for (var seed = first; seed <= last; seed++)
        {
            var random = new Random(seed);
            var flips = items.Select((_, row) => (Draw: random.NextDouble(), row)).OrderBy(d => d.Draw)
                .Take((int)Math.Round(Share * items.Count)).Select(d => d.row).ToHashSet();
            List<DecidedItem> flipped = [.. items.Select((item, row) =>
                AuditBenchmark.WithOutcome(item, item.Overturned != flips.Contains(row)))];
            var expectation = OutOfFold.Predict(flipped, options);
            var audit = AuditRun.Run(
                new AuditInput { Items = flipped, Expected = expectation.Probabilities },
                new AuditOptions { Charts = new ChartOptions { MinItems = 1_000_000 } });
            var contradicted = audit.Findings.Where(f => f.Check is VerdictContradictsRationale)
                .Select(f => f.Row).ToHashSet();
            var surprise = audit.Surprise.Items;
            Say(seed, "surprise", flips, [.. surprise.Select(i => i.Surprise)]);
            Say(seed, "model alone", flips, [.. surprise.Select(i => 1 - i.Quality.SelfConfidence)]);
            Say(seed, "with checks", flips,
                [.. surprise.Select(i => i.Surprise + (contradicted.Contains(i.Row) ? 1000 : 0))]);
            await using var file = new StreamWriter(
                Path.Combine(output, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}.jsonl")));
            foreach (var item in surprise)
            {
                await file.WriteLineAsync(JsonSerializer.Serialize(new
                {
                    overturned = flipped[item.Row].Overturned,
                    flipped = flips.Contains(item.Row),
                    ours = item.Surprise,
                    model = item.ExpectedProbability,
                    peers = item.PeerProbability,
                    contradicted = contradicted.Contains(item.Row),
                }));
            }
        }

        AuditBenchmark.Line($"ours took {clock.Elapsed.TotalSeconds:0} s for {last - first + 1} seeds");
        using var baselines = Process.Start(new ProcessStartInfo(
            Python, [Path.Combine(AppContext.BaseDirectory, "audit_baselines.py"), output]))!;
        await baselines.WaitForExitAsync();
        AuditBenchmark.Line($"{clock.Elapsed.TotalSeconds:0} s in all");
        return baselines.ExitCode;
    }

    private static void Say(int seed, string name, HashSet<int> flips, double[] strangeness)
    {
        // The metrics take numbers from 0 to 1; they depend on the order alone.
        var sample = new RankedSample(
            [.. strangeness.Select((_, row) => flips.Contains(row))], [.. strangeness.Select(s => s / (1 + s))]);
        var top = Enumerable.Range(0, strangeness.Length).OrderByDescending(row => strangeness[row]).Take(flips.Count);
        var metrics = sample.Metrics();
        AuditBenchmark.Line(
            $"seed {seed} {name}: precision at n {(double)top.Count(flips.Contains) / flips.Count:0.000}, ",
            $"AP {metrics.AveragePrecision:0.000}, AUC {metrics.Auc:0.000}");
    }

    // What a table of the same facts would hold, for the baselines.
    private static async Task WriteFeaturesAsync(List<DecidedItem> items, string path)
    {
        await using var file = new StreamWriter(path);
        foreach (var item in items.Select(i => i.Item))
        {
            await file.WriteLineAsync(JsonSerializer.Serialize(new
            {
                group = item.CaseNumber,
                text = $"{item.RequestedService}\n{item.ClinicalText}",
                categories = item.Source != ItemSource.DmhcFile ? [] : new[]
                {
                    item.DiagnosisCategory ?? "", item.DiagnosisSubcategory ?? "", item.TreatmentCategory ?? "",
                    item.TreatmentSubcategory ?? "", item.ImrType ?? "", item.AgeRange ?? "",
                    item.Sex?.ToString() ?? "",
                    item.ReportYear?.ToString(CultureInfo.InvariantCulture) ?? "",
                },
            }));
        }
    }
}
