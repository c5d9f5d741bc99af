using System.Diagnostics;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Yardstick;

/// <summary>
/// Ours beside scikit-learn in one run, on the same rows, folds and (leak-cut) texts of three real collections.
/// </summary>
internal static class YardstickRun
{
    private const int Resamples = 2000;
    private const string Python = "/usr/bin/python3"; // the one that Debian installs scikit-learn for

    /// <summary>Runs the splits that are asked for.</summary>
    /// <param name="folder">A folder with <c>dwc-letters</c>, <c>dmhc</c> and <c>hicric</c>.</param>
    /// <param name="names">Splits; all where empty.</param>
    /// <param name="output">Where rows and predictions are left; they hold text of the input.</param>
    /// <param name="options">Settings of our training.</param>
    public static async Task<int> RunAsync(
        string folder, IReadOnlyList<string> names, string output, TrainingOptions options)
    {
        Directory.CreateDirectory(output);
        foreach (var name in names.Count > 0 ? names : ["dmhc", "hicric", "letters"])
        {
            var split = await SplitAsync(folder, name, options);
            var rows = Path.Combine(output, $"{name}-rows.csv");
            var theirs = Path.Combine(output, $"{name}-scikit-learn.csv");
            YardstickFiles.WriteRows(rows, split);
            var clock = Stopwatch.StartNew();
            var ours = OurContenders.Of(split, options);
            var ourSeconds = clock.Elapsed.TotalSeconds;
            clock.Restart();
            RunScript(split.Kind, rows, theirs);
            var theirSeconds = clock.Elapsed.TotalSeconds;
            IReadOnlyList<Contender> all = [.. ours, .. YardstickFiles.ReadPredictions(theirs, split)];
            YardstickFiles.WritePredictions(Path.Combine(output, $"{name}-predictions.csv"), split, all);
            YardstickTable.Print(split, all, Resamples);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  seconds for all folds: ours {ourSeconds:0} (selection and calibration included), "
                    + $"scikit-learn {theirSeconds:0}"));
        }

        return 0;
    }

    /// <summary>One of the splits by name.</summary>
    public static async Task<YardstickSplit> SplitAsync(string folder, string name, TrainingOptions options) =>
        name switch
        {
            "dmhc" => YardstickSplit.ByYear(
                name, await ReadAsync(Path.Combine(folder, "dmhc", "imr-2001-2014.csv")), 2013, 2014, options),
            "dmhc-rolling" => YardstickSplit.Rolling(
                name, await ReadAsync(Path.Combine(folder, "dmhc", "imr-2001-2014.csv")), 2007, 2014, options),
            "hicric" => YardstickSplit.Grouped(
                name, "text", await ReadAsync(Path.Combine(folder, "hicric", "appeals-700.jsonl")), 5, options),
            "letters" => YardstickSplit.Grouped(
                name, "title-and-text", await ReadAsync(
                    Path.Combine(folder, "dwc-letters", "*.pdf"), Path.Combine(folder, "dwc-letters", "*.txt")),
                10, options),
            _ => throw new ArgumentException(
                $"no split '{name}'; there are dmhc, dmhc-rolling, hicric and letters", nameof(name)),
        };

    private static async Task<IReadOnlyList<DecidedItem>> ReadAsync(params string[] inputs)
    {
        var items = new List<DecidedItem>();
        await foreach (var read in ItemReader.ReadAsync(inputs, new IngestOptions()))
        {
            if (read is ItemRead.Parsed { Decided: { } decided })
            {
                items.Add(decided);
            }
        }

        return items;
    }

    private static void RunScript(string kind, string rows, string predictions)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "scikit_learn.py");
        using var process = Process.Start(new ProcessStartInfo(Python, [script, "splits", kind, rows, predictions]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                "the scikit-learn script failed; it needs python3-sklearn and python3-pandas (Debian's packages).");
        }
    }
}
