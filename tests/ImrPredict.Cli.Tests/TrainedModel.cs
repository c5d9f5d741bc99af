namespace ImrPredict.Tests;

/// <summary>A model trained once by the program on a part of the bundled corpus, for all tests that need one.</summary>
public sealed class TrainedModel : IAsyncLifetime
{
    /// <summary>Settings that train in seconds.</summary>
    public const string Options = """
        {"candidates": ["logistic", "fasttree"], "l2": [3], "half_life_years": [0], "repeats": 1, "folds": 3,
         "test_folds": 3, "bootstrap_resamples": 100, "features": {"text_characters": false, "encoder": "off"}}
        """;

    /// <summary>Its folder of everything.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The letters it was trained on, every third of the corpus.</summary>
    public string Letters => Folder.File("letters");

    /// <summary>All letters of the corpus: those it was trained on and twice as many others.</summary>
    public string AllLetters { get; } = Path.Combine(SharedData.Root, "data", "sample", "letters");

    /// <summary>The package.</summary>
    public string Model => Folder.File("model");

    /// <summary>The run that made it.</summary>
    public ProgramRun Run { get; private set; } = new(-1, "", "");

    /// <summary>Trains with the same inputs, options and seed into another folder.</summary>
    public Task<ProgramRun> TrainAsync(string model, params string[] more) => ProgramRun.TrainAsync(
        ["train", Letters, "--model", model, "--options", Folder.File("options.json"), "--seed", "7", .. more]);

    /// <summary>Packs the letters that are text into one file, so many times over.</summary>
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
                    ["text"] = await File.ReadAllTextAsync(letter),
                }));
            }
        }
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Letters);
        foreach (var (file, i) in Directory.GetFiles(AllLetters).Order(StringComparer.Ordinal).Select((file, i) => (file, i)))
        {
            if (i % 3 == 0)
            {
                File.Copy(file, Path.Combine(Letters, Path.GetFileName(file)));
            }
        }

        Folder.Write("options.json", Options);
        Run = await TrainAsync(Model, "--json", Folder.File("train.json"));
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }
}
