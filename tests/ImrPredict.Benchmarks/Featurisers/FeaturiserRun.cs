using System.Diagnostics;

namespace ImrPredict.Benchmarks.Featurisers;

/// <summary>
/// Our text features beside scikit-learn's and ML.NET's on invented documents, each contender in a process of its own,
/// so that its memory is its own; logistic regression with the same penalty on top.
/// </summary>
internal static class FeaturiserRun
{
    private const int Documents = 50_000;
    private const int Train = 40_000;

    private static readonly IReadOnlyList<(string Name, string Says, int Most, bool HoldsWords)> MlNetForms =
    [
        ("mlnet", "ML.NET", Timing.MostFeatures, false),
        ("mlnet-held", "ML.NET, words held", Timing.MostFeatures, true),
        ("mlnet-all-held", "ML.NET, held, its limit", 10_000_000, true), // the package's own limit of n-grams
    ];

    /// <summary>Runs all contenders and prints them.</summary>
    public static int Run(string folder)
    {
        Directory.CreateDirectory(folder);
        var (texts, labels) = (Path.Combine(folder, "documents.txt"), Path.Combine(folder, "labels.txt"));
        var drawn = ZipfDocuments.Draw(Documents, Train);
        File.WriteAllLines(texts, drawn.Texts);
        File.WriteAllLines(labels, drawn.Labels.Select(l => l ? "1" : "0"));
        var size = new FileInfo(texts).Length / 1e6;
        Line($"{Documents:N0} documents of 300 words, {size:0} MB; {Train:N0} learnt from; ",
            $"Bayes AUC {drawn.BayesAuc:0.000}; {Environment.ProcessorCount} processors");
        Line($"  {"",-36}{"featurise s",12}{"MB/s",8}{"train s",9}{"both s",8}{"peak MB",9}{"AUC",8}{"columns",10}");
        foreach (var grams in (int[])[1, 2])
        {
            Print($"ours, 1-{grams} grams", size,
                Child("dotnet", [Environment.GetCommandLineArgs()[0], "featurise-one", "ours", folder, $"{grams}"]));
            Print($"scikit-learn, 1-{grams} grams", size, Child(
                "/usr/bin/python3",
                [
                    Path.Combine(AppContext.BaseDirectory, "scikit_learn.py"), "featurise", texts, labels, $"{grams}",
                    $"{Train}",
                ]));
            foreach (var form in MlNetForms.Where(
                f => grams > 1 || !f.Name.StartsWith("mlnet-all", StringComparison.Ordinal)))
            {
                Print($"{form.Says}, 1-{grams} grams", size, Child(
                    "dotnet", [Environment.GetCommandLineArgs()[0], "featurise-one", form.Name, folder, $"{grams}"]));
            }
        }

        return 0;
    }

    /// <summary>Runs one contender in this process.</summary>
    public static int RunOne(string contender, string folder, int grams)
    {
        var texts = File.ReadAllLines(Path.Combine(folder, "documents.txt"));
        bool[] labels = [.. File.ReadLines(Path.Combine(folder, "labels.txt")).Select(line => line == "1")];
        var form = MlNetForms.FirstOrDefault(f => f.Name == contender);
        Console.WriteLine(contender == "ours"
            ? OurFeaturiser.Run(texts, labels, grams, Train)
            : MlNetFeaturiser.Run(texts, labels, grams, Train, form.Most, form.HoldsWords));
        return 0;
    }

    private static Timing Child(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Timing.Parse(output.Trim())
            : throw new InvalidOperationException(
                $"{program} ended with {process.ExitCode}: {string.Join(' ', arguments)}");
    }

    private static void Print(string name, double size, Timing t) => Line(
        $"  {name,-36}{t.FeaturiseSeconds,12:0.0}{size / t.FeaturiseSeconds,8:0.0}{t.TrainSeconds,9:0.0}",
        $"{t.FeaturiseSeconds + t.TrainSeconds,8:0.0}{t.PeakMb,9:0}{t.Auc,8:0.000}{t.Features,10:N0}");

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));
}
