using ImrPredict.Tests;

namespace ImrPredict.Benchmarks;

/// <summary>Kills train, ingest, score and audit at random moments, see <see cref="KilledCommand"/>.</summary>
internal static class KilledCommands
{
    private const string Options = """
        {"l2": [3], "half_life_years": [0], "folds": 2, "test_folds": 2, "bootstrap_resamples": 100,
         "learning_curve": [], "candidates": ["text"], "features": {"text_characters_at_most": 0}}
        """;

    private const string AuditOptions = """
        {"expectation": {"folds": 2, "training": {"candidates": ["text"], "l2": [3], "half_life_years": [0]}}}
        """;

    public static int Run(string train, string score, string letters, int kills)
    {
        var wrong = 0;
        foreach (var (name, program, output, arguments) in Commands(train, score))
        {
            var folder = Directory.CreateTempSubdirectory("imr-killed-").FullName;
            try
            {
                Fill(folder, letters);
                if (name is "score" or "audit")
                {
                    Once(
                        train, folder,
                        ["train", "letters", "--model", "model", "--options", "options.json", "--quiet"]);
                }

                var (faults, ended) = new KilledCommand(program, arguments, folder, output)
                {
                    IsToGoOn = file => Path.GetFileName(file).StartsWith("audit-log", StringComparison.Ordinal),
                }.Run(kills, seed: 5);
                Console.WriteLine(
                    $"{name}: {kills - faults.Count} of {kills} runs left the target whole or as it was "
                    + $"({ended} were over before the kill)");
                faults.ToList().ForEach(fault => Console.WriteLine($"  {fault}"));
                wrong += faults.Count;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return wrong == 0 ? 0 : 1;
    }

    private static (string Name, string Program, string Output, string[] Arguments)[] Commands(
        string train, string score) =>
    [
        ("ingest", train, "cases.csv", ["ingest", "letters", "--out", "cases.csv", "--max-rejects", "1", "--quiet"]),
        ("train", train, "model",
            ["train", "letters", "--model", "model", "--options", "options.json", "--max-rejects", "1", "--quiet"]),
        ("score", score, "scores.csv",
            ["score", "letters", "--model", "model", "--out", "scores.csv", "--max-rejects", "1", "--quiet",
                "--resume"]),
        ("audit", score, "audit",
            ["audit", "letters", "--out", "audit", "--log", "audit-log.db", "--options", "audit.json",
                "--max-rejects", "1", "--quiet"]),
    ];

    private static void Fill(string folder, string letters)
    {
        Directory.CreateDirectory(Path.Combine(folder, "letters"));
        foreach (var (i, file) in Directory.GetFiles(letters).Order(StringComparer.Ordinal).Index())
        {
            if (i % 4 == 0)
            {
                File.Copy(file, Path.Combine(folder, "letters", Path.GetFileName(file)));
            }
        }

        File.WriteAllText(Path.Combine(folder, "options.json"), Options);
        File.WriteAllText(Path.Combine(folder, "audit.json"), AuditOptions);
    }

    private static void Once(string program, string folder, string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = folder })!;
        process.WaitForExit();
    }
}
