using System.Text.Json;

namespace ImrPredict.Tests.Inputs;

public sealed class LetterCopiesTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_letter_in_several_files_is_read_and_scored_once_and_a_run_of_shards_gives_the_same()
    {
        var letters = Directory.GetFiles(trained.Letters, "*.txt").Order(StringComparer.Ordinal).Take(3).ToList();
        Directory.CreateDirectory(_folder.File("once"));
        Directory.CreateDirectory(_folder.File("copies/sub"));
        foreach (var letter in letters)
        {
            var text = await File.ReadAllTextAsync(letter);
            _folder.Write($"once/{Path.GetFileName(letter)}", text);
            _folder.Write($"copies/{Path.GetFileName(letter)}", text);
            _folder.Write($"copies/sub/{Path.GetFileNameWithoutExtension(letter)} (1).txt", text.Replace("\n", "\r\n"));
        }

        var packed = letters.Select(letter => JsonSerializer.Serialize(
            new Dictionary<string, string> { ["file_name"] = "x.txt", ["text"] = File.ReadAllText(letter) }));
        _folder.Write("copies/packed.jsonl", string.Join('\n', packed.Concat(packed)));

        var once = await RunAsync("imr-train", "ingest", "once", "--out", "once.csv", "--json", "once.json");
        var copies = await RunAsync("imr-train", "ingest", "copies", "--out", "copies.csv", "--json", "copies.json");
        var score = await RunAsync("imr-score", "score", "copies", "--model", trained.Model, "--out", "score.csv");
        await RunAsync("imr-score", "plan", "copies", "--model", trained.Model, "--run", "run", "--shards", "3");
        var shards = await RunAsync("imr-score", "submit", "--run", "run", "--engine", "local", "--out", "shards.csv");

        Assert.Equal((0, 0, 0, 0), (once.ExitCode, copies.ExitCode, score.ExitCode, shards.ExitCode));
        Assert.Equal(Number("once.json", "items"), Number("copies.json", "items"));
        Assert.Equal(Number("once.json", "overturned"), Number("copies.json", "overturned"));
        Assert.Equal(3 * Number("once.json", "items"), Number("copies.json", "already_read"));
        Assert.Contains("stand in copies of letters", score.Output, StringComparison.Ordinal);
        var rows = await File.ReadAllLinesAsync(_folder.File("score.csv"));
        Assert.Equal(1 + Number("once.json", "items"), rows.Length);
        Assert.Equal(
            await File.ReadAllTextAsync(_folder.File("score.csv")),
            await File.ReadAllTextAsync(_folder.File("shards.csv")));
    }

    [Fact]
    public async Task A_second_download_and_the_text_beside_a_PDF_are_copies()
    {
        var folder = Path.Combine(SharedData.Root, "tests", "ImrPredict.Cli.Tests", "Inputs");
        Directory.CreateDirectory(_folder.File("L"));
        File.Copy(Path.Combine(folder, "one-letter.pdf"), _folder.File("L/CM17-0990001.pdf"));
        File.Copy(Path.Combine(folder, "one-letter.pdf"), _folder.File("L/CM17-0990001 (1).pdf"));
        File.Copy(Path.Combine(folder, "one-letter.txt"), _folder.File("L/t_plain.txt"));

        var run = await RunAsync("imr-train", "ingest", "L", "--out", "o.csv", "--json", "o.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal((2, 1, 4, 0), (
            Number("o.json", "items"), Number("o.json", "overturned"), Number("o.json", "already_read"),
            Number("o.json", "rejects")));
        Assert.Contains("L/t_plain.txt of L/CM17-0990001 (1).pdf", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_of_the_same_case_that_decides_otherwise_is_no_copy()
    {
        var letter = await File.ReadAllTextAsync(
            Directory.GetFiles(trained.Letters, "*.txt").Order(StringComparer.Ordinal).First());
        _folder.Write("in/first.txt", letter);
        _folder.Write("in/second.txt", letter.Replace(": Upheld", ": Overturned"));
        _folder.Write("one/first.txt", letter);

        await RunAsync("imr-train", "ingest", "one", "--out", "one.csv", "--json", "one.json");
        await RunAsync("imr-train", "ingest", "in", "--out", "in.csv", "--json", "in.json");

        Assert.True(Number("in.json", "items") > Number("one.json", "items"));
    }

    private Task<ProgramRun> RunAsync(string program, params string[] arguments) =>
        ProgramRun.RunAsync(program, arguments, _folder.Path);

    private int Number(string file, string name)
    {
        using var result = JsonDocument.Parse(File.ReadAllText(_folder.File(file)));
        return result.RootElement.GetProperty(name).GetInt32();
    }
}
