using System.Diagnostics;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Output;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Kills a scoring run (SIGKILL) again and again at random moments, resumes it each time, and compares every output
/// that is reached with that of an unbroken run, byte for byte.
/// </summary>
internal static class Kills
{
    public static int Run(string program, string model, int letters, int kills)
    {
        var folder = Directory.CreateTempSubdirectory("imr-kills-").FullName;
        try
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
            var clock = Stopwatch.StartNew();
            Score(program, model, folder, "whole.csv", TimeSpan.FromDays(1));
            var whole = clock.Elapsed;
            Line($"{letters:N0} letters; an unbroken run takes {whole.TotalSeconds:0.0} s");
            var (random, killed, ended, same) = (new Random(5), 0, 0, 0);
            while (killed < kills || File.Exists(Path.Combine(folder, "broken.csv.journal")))
            {
                // The last run is left to itself; the others live for up to a third of an unbroken run.
                var life = killed < kills ? whole / 3 * random.NextDouble() : TimeSpan.FromDays(1);
                if (!Score(program, model, folder, "broken.csv", life))
                {
                    Line($"  kill {++killed} after {life.TotalSeconds:0.00} s; ",
                        $"the journal holds {Size(folder, "broken.csv.journal") / 1e6:0.0} MB");
                    continue;
                }

                ended++;
                same += IsSame(folder) ? 1 : 0;
                Line($"  output {ended} reached after {killed} kills: {(IsSame(folder) ? "identical" : "DIFFERENT")}");
                File.Delete(Path.Combine(folder, "broken.csv"));
            }

            Line($"{killed} kills, {ended} outputs, {same} identical with the unbroken run's");
            return same == ended && ended > 0 ? 0 : 2;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Score(string program, string model, string folder, string output, TimeSpan life)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [program, "score", Path.Combine(folder, "letters.jsonl"), "--model", model,
                "--out", Path.Combine(folder, output),
             "--max-rejects", "1", "--resume", "--quiet"])
        { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(life))
        {
            process.Kill(); // SIGKILL: nothing is flushed or tidied
            process.WaitForExit();
            return false;
        }

        return process.ExitCode == 0 ? true : throw new InvalidOperationException(error.Result);
    }

    private static bool IsSame(string folder) => new[] { ".csv", ".rejects.csv" }.All(end =>
        File.ReadAllBytes(Path.Combine(folder, "whole" + end)).AsSpan().SequenceEqual(
            File.ReadAllBytes(Path.Combine(folder, "broken" + end))));

    private static long Size(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) ? new FileInfo(Path.Combine(folder, file)).Length : 0;

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));
}
