using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests;

/// <summary>
/// A model trained once by the program on a part of the bundled corpus, for all test classes that need one. They only
/// read it.
/// </summary>
public sealed partial class TrainedModel : IAsyncLifetime
{
    /// <summary>Settings that train in seconds.</summary>
    public const string Options = """
        {"l2": [3], "half_life_years": [0], "repeats": 1, "folds": 3,
         "test_folds": 3, "bootstrap_resamples": 100, "learning_curve": [],
         "features": {"text_characters_at_most": 0}}
        """;

    private static readonly string Corpus = Path.Combine(SharedData.Root, "data", "sample", "letters");
    private static readonly Lazy<Task<Trained>> Shared = new(MakeAsync);

    private static readonly ConcurrentDictionary<string, Lazy<Task<ProgramRun>>> Runs = new();

    private Trained? _trained;

    /// <summary>Its folder of everything.</summary>
    public TemporaryFolder Folder => _trained!.Folder;

    /// <summary>The letters it was trained on, every third of the corpus.</summary>
    public string Letters => Folder.File("letters");

    /// <summary>All letters of the corpus: those it was trained on and twice as many others.</summary>
    public string AllLetters { get; } = Corpus;

    /// <summary>The letters it was trained on and half as many others.</summary>
    public string MoreLetters => Folder.File("more");

    /// <summary>The package.</summary>
    public string Model => Folder.File("model");

    /// <summary>The run that made it.</summary>
    public ProgramRun Run => _trained!.Run;

    /// <summary>
    /// The letters it was trained on and half as many others, for judging it; the result is <c>e.json</c> and
    /// <c>report.html</c> in <see cref="Folder"/>. Run once.
    /// </summary>
    public Task<ProgramRun> EvaluateAsync() => OnceAsync(
        "imr-train", "evaluate", "more", "--model", "model", "--json", "e.json", "--report", "report.html");

    /// <summary>The last two years of all letters from earlier ones; the result is <c>b.json</c>. Run once.</summary>
    public Task<ProgramRun> BacktestAsync() => OnceAsync(
        "imr-train", "backtest", AllLetters, "--from", "2023", "--options", "options.json", "--json", "b.json");

    /// <summary>The letters scored; the table is <c>scores.csv</c>. Run once.</summary>
    public Task<ProgramRun> ScoreAsync() => OnceAsync(
        "imr-score", "score", "letters", "--model", "model", "--out", "scores.csv");

    /// <summary>Trains with the same inputs, options and seed into another folder.</summary>
    public Task<ProgramRun> TrainAsync(string model, params string[] more) => TrainAsync(Folder, model, more);

    /// <summary>
    /// Packs the letters that are text into one file, so many times over, each time under other case numbers: a copy of
    /// a letter is read once.
    /// </summary>
    public async Task PackLettersAsync(string path, int copies)
    {
        await using var writer = new StreamWriter(path);
        for (var copy = 0; copy < copies; copy++)
        {
            foreach (var letter in Directory.GetFiles(Letters, "*.txt").Order(StringComparer.Ordinal))
            {
                await writer.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string>
                {
                    ["file_name"] = $"{copy}-{Path.GetFileName(letter)}",
                    ["text"] = CaseNumber().Replace(
                        await File.ReadAllTextAsync(letter),
                        number => $"{number.Groups[1].Value}{9 - copy}{number.Groups[2].Value}"),
                }));
            }
        }
    }

    /// <inheritdoc/>
    public async Task InitializeAsync() => _trained = await Shared.Value;

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<Trained> MakeAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Directory.CreateDirectory(folder.File("letters"));
        Directory.CreateDirectory(folder.File("more"));
        foreach (var (i, file) in Directory.GetFiles(Corpus).Order(StringComparer.Ordinal).Index())
        {
            if (i % 3 == 0)
            {
                File.Copy(file, folder.File($"letters/{Path.GetFileName(file)}"));
            }

            if (i % 3 == 0 || i % 6 == 1)
            {
                File.Copy(file, folder.File($"more/{Path.GetFileName(file)}"));
            }
        }

        folder.Write("options.json", Options);
        return new(folder, await TrainAsync(folder, "model", "--json", "train.json", ProgramRun.Narrow));
    }

    private static Task<ProgramRun> TrainAsync(TemporaryFolder folder, string model, params string[] more) =>
        ProgramRun.RunAsync(
            "imr-train",
            ["train", "letters", "--model", model, "--options", "options.json", "--seed", "7", .. more], folder.Path);

    private Task<ProgramRun> OnceAsync(string program, params string[] arguments) => Runs.GetOrAdd(
        arguments[0],
        _ => new(() => ProgramRun.RunAsync(program, [.. arguments, ProgramRun.Narrow], Folder.Path))).Value;

    [GeneratedRegex(@"(CM\d\d-)\d(\d{6})")]
    private static partial Regex CaseNumber();

    private sealed record Trained(TemporaryFolder Folder, ProgramRun Run);
}
