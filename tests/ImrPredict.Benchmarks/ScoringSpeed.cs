using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Output;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Scores synthetic letters, packed, with the program as a user would, at several sizes: time and peak memory, as it is
/// installed, with precedents, and without them; beside scikit-learn that vectorises and predicts the same texts on two
/// processes. Prints the table, and the sentences of the README that it bears out.
/// </summary>
internal static class ScoringSpeed
{
    // Odd, for the median: other work on the machine only ever makes a run slower.
    private const int Runs = 3;

    /// <summary>The sizes that the README speaks of.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 10_000, 100_000, 1_000_000];

    public static int Run(string program, string model, IReadOnlyList<int> sizes)
    {
        var folder = Directory.CreateTempSubdirectory("imr-scoring-").FullName;
        try
        {
            var plain = WithoutPrecedents(model, Path.Combine(folder, "model"));
            Line($"{Environment.ProcessorCount} processors; seconds from the start of the process to its end, ",
                $"letters a second, peak MB; median of {Runs} runs");
            Line($"{"",9} {"",9} {"",8} |{"as installed",23} |{"without precedents",23} | ",
                $"{"scikit-learn, vectorise and predict alone, 2 processes"}");
            Line($"{"letters",9} {"items",9} {"MB",8} |{"s",8}{"a second",9}{"MB",6} |",
                $"{"s",8}{"a second",9}{"MB",6} | {"TF-IDF 1-2: a second",21}{"hashed words: a second",24}{"MB",7}");
            var sentences = new List<string>();
            foreach (var letters in sizes)
            {
                CorpusWriter.Write(
                    new CorpusOptions
                    {
                        Letters = letters,
                        Seed = 21,
                        Packed = true,
                        PdfCount = 0,
                        PlanRows = 0,
                        BacklogCases = 0,
                    },
                    folder);
                var input = Path.Combine(folder, "letters.jsonl");
                var installed = Median(program, model, folder, letters);
                var without = Median(program, plain, folder, letters);
                Line($"{letters,9:N0} {installed.Items,9:N0} {new FileInfo(input).Length / 1e6,8:N0} |{installed} ",
                    $"|{without} | {(letters > 1 ? SciKitLearn(input) : "")}");
                sentences.Add(Sentence(installed, without));
            }

            sentences.ForEach(Console.WriteLine);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <summary>Copies a model package without its precedents.</summary>
    internal static string WithoutPrecedents(string model, string copy)
    {
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(model).Where(file => !IsPrecedents(Path.GetFileName(file))))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var path = Path.Combine(copy, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        foreach (var name in manifest["files"]!.AsObject().Select(file => file.Key).Where(IsPrecedents).ToList())
        {
            manifest["files"]!.AsObject().Remove(name);
        }

        File.WriteAllText(path, manifest.ToJsonString());
        return copy;
    }

    private static bool IsPrecedents(string name) => name.StartsWith("precedents.", StringComparison.Ordinal);

    private static string Sentence(Timed installed, Timed without) => string.Create(
        CultureInfo.InvariantCulture,
        $"{installed.Letters:N0} packed text letters ({installed.Items:N0} items) take {installed.Seconds:0.0} s with "
        + $"reasons and precedents, {installed.Letters / installed.Seconds:N0} a second, at most "
        + $"{installed.PeakMb:N0} MB; without precedents {without.Seconds:0.0} s.");

    private static Timed Median(string program, string model, string folder, int letters) =>
        Enumerable.Range(0, Runs).Select(_ => One(program, model, folder, letters)).ToList()
            .OrderBy(run => run.Seconds).ElementAt(Runs / 2);

    private static Timed One(string program, string model, string folder, int letters)
    {
        var (input, json) = (Path.Combine(folder, "letters.jsonl"), Path.Combine(folder, "result.json"));
        var clock = Stopwatch.StartNew();
        Start("dotnet", program, "score", input, "--model", model, "--out", Path.Combine(folder, "scores.csv"),
            "--json", json, "--quiet", "--max-rejects", "1");
        var seconds = clock.Elapsed.TotalSeconds;
        using var result = JsonDocument.Parse(File.ReadAllText(json));
        return new Timed(
            letters, result.RootElement.GetProperty("items_in").GetInt64(), seconds,
            result.RootElement.GetProperty("peak_mb").GetDouble());
    }

    private static string SciKitLearn(string letters)
    {
        var found = Start("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "sklearn_score.py"), letters)
            .Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{found[0],21:N0}{found[1],24:N0}{found[2],7:N0}");
    }

    private static string Start(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.Result}");
    }

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));

    private readonly record struct Timed(int Letters, long Items, double Seconds, double PeakMb)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Seconds,8:0.0}{Letters / Seconds,9:N0}{PeakMb,6:N0}");
    }
}
