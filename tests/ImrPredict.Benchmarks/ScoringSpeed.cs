using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ImrPredict.Synthesis;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Scores synthetic letters, packed, with the program as a user would, at several sizes: time and peak memory; beside
/// scikit-learn that vectorises and predicts the same texts on two processes in the same run.
/// </summary>
internal static class ScoringSpeed
{
    public static int Run(string program, string model, IReadOnlyList<int> sizes)
    {
        var folder = Directory.CreateTempSubdirectory("imr-scoring-").FullName;
        try
        {
            Line($"{Environment.ProcessorCount} processors; letters, items, seconds, letters a second, peak MB");
            foreach (var letters in sizes)
            {
                CorpusWriter.Write(
                    new CorpusOptions { Letters = letters, Seed = 21, Packed = true, PdfCount = 0, PlanRows = 0, BacklogCases = 0 }, folder);
                One(program, model, folder, letters);
            }

            SciKitLearn(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void One(string program, string model, string folder, int letters)
    {
        var (input, json) = (Path.Combine(folder, "letters.jsonl"), Path.Combine(folder, "result.json"));
        var clock = Stopwatch.StartNew();
        Start("dotnet", program, "score", input, "--model", model, "--out", Path.Combine(folder, "scores.csv"), "--json", json, "--quiet", "--max-rejects", "1");
        var seconds = clock.Elapsed.TotalSeconds;
        using var result = JsonDocument.Parse(File.ReadAllText(json));
        var items = result.RootElement.GetProperty("items_in").GetInt64();
        var peak = result.RootElement.GetProperty("peak_mb").GetDouble();
        Line($"{letters,9:N0} {items,9:N0} {seconds,8:0.0} {letters / seconds,8:N0} {peak,6:N0}   ({new FileInfo(input).Length / 1e6:N0} MB of text)");
    }

    private static void SciKitLearn(string folder) =>
        Start("python3", Path.Combine(AppContext.BaseDirectory, "sklearn_score.py"), Path.Combine(folder, "letters.jsonl"));

    private static void Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
