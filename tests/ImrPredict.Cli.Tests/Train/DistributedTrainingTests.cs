using System.Text.Json;

namespace ImrPredict.Tests.Train;

public sealed class DistributedTrainingTests : IDisposable
{
    // Rows of a table cost little to read; there are enough for trees.
    private const int Rows = 900;

    private readonly TemporaryFolder _folder = new();
    private readonly string _cases;
    private readonly string _options;

    public DistributedTrainingTests() => (_cases, _options) = (
        _folder.Write("cases.csv", AuditCommandTests.Table(Rows)), _folder.Write("options.json", TrainedModel.Options));

    public void Dispose() => _folder.Dispose();

    [LightGbmFact]
    public async Task Three_ranks_give_the_model_of_one_byte_for_byte_and_it_scores_as_any_other()
    {
        var one = await TrainAsync("one", "--nodes", "1");
        var three = await TrainAsync("three", "--nodes", "3", "--json", _folder.File("three.json"));

        Assert.True(one.ExitCode == 0, one.Error);
        Assert.True(three.ExitCode == 0, three.Error);
        foreach (var name in new[] { "model.zip", "metrics.json", "card.md", "reference.json", "manifest.json" })
        {
            Assert.Equal(await BytesAsync($"one/{name}"), await BytesAsync($"three/{name}"));
        }

        Assert.False(Directory.Exists(_folder.File("three.distributed"))); // it held case texts
        Assert.Contains("lightgbm-gang, saved", three.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("three.json")));
        Assert.Equal("lightgbm-gang", json.RootElement.GetProperty("candidates")[0].GetProperty("name").GetString());

        var score = await ProgramRun.ScoreAsync(
            "score", _cases, "--model", _folder.File("three"), "--out", _folder.File("scores.csv"),
            "--max-rejects", "1");
        Assert.True(score.ExitCode == 0, score.Error);
        var scores = await File.ReadAllLinesAsync(_folder.File("scores.csv"));
        Assert.Equal(Rows + 1, scores.Length);
        Assert.Contains(scores, line => line.Contains(": lowers ", StringComparison.Ordinal));
    }

    [LightGbmFact]
    public async Task A_run_goes_on_where_it_was_stopped_and_its_folder_takes_no_other_run()
    {
        string[] inFolder = ["--nodes", "2", "--run", _folder.File("run")];
        var stopped = await TrainAsync("first", [.. inFolder, "--engine", "slurm", "--sbatch-args=--no-such-argument"]);
        Assert.Equal(2, stopped.ExitCode); // no Slurm here, or one that refuses: nobody learns
        Assert.True(File.Exists(_folder.File("run/parts/rank-1.jsonl")));

        await File.AppendAllTextAsync(_folder.File("run/parts/rank-1.jsonl"), "\n");
        var changed = await ProgramRun.TrainAsync("rank", "--run", _folder.File("run"), "--rank", "1");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("rank-1.jsonl: SHA-256 is", changed.Error, StringComparison.Ordinal);

        var other = await TrainAsync("first", "--nodes", "3", "--run", _folder.File("run"));
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("holds a run of other inputs", other.Error, StringComparison.Ordinal);

        var resumed = await TrainAsync("first", inFolder);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Empty(Directory.EnumerateFiles(_folder.File("run"), "*.jsonl", SearchOption.AllDirectories));
        var trees = File.GetLastWriteTimeUtc(_folder.File("run/model.txt"));

        var again = await TrainAsync("second", inFolder); // trained already: only saved once more
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(trees, File.GetLastWriteTimeUtc(_folder.File("run/model.txt")));
        Assert.Equal(await BytesAsync("first/model.zip"), await BytesAsync("second/model.zip"));
    }

    [LightGbmFact]
    public async Task A_folder_that_holds_something_else_is_refused_and_left_as_it_is()
    {
        var kept = _folder.Write("model.distributed/parts/mine.txt", "keep");

        var run = await TrainAsync("model", "--nodes", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("holds parts and no manifest", run.Error, StringComparison.Ordinal);
        Assert.Equal("keep", await File.ReadAllTextAsync(kept));
    }

    [LightGbmFact]
    public async Task A_rank_that_is_lost_ends_the_others_and_the_same_command_trains_again()
    {
        string[] inFolder = ["--nodes", "2", "--run", _folder.File("run")];
        var stopped = await TrainAsync("model", [.. inFolder, "--engine", "slurm", "--sbatch-args=--no-such-argument"]);
        Assert.Equal(2, stopped.ExitCode);
        Directory.CreateDirectory(_folder.File("run/trees/rank-1")); // rank 1 cannot commit what it has

        var lost = await TrainAsync("model", inFolder);
        Assert.Equal(2, lost.ExitCode);
        Assert.Contains("ranks failed", lost.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("model")));

        Directory.Delete(_folder.File("run/trees/rank-1"));
        var resumed = await TrainAsync("model", inFolder);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
    }

    [UnixFact]
    public async Task A_machine_without_what_lightgbm_needs_is_told_in_one_line()
    {
        _folder.Write("libgomp.so.1", "no library"); // is found first, and cannot be loaded

        var run = await ProgramRun.BashAsync(
            $"LD_LIBRARY_PATH='{_folder.Path}' imr-train train cases.csv --model m --nodes 1 --engine local",
            _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("LightGBM needs libgomp.so.1, which this machine lacks", run.Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install libgomp1", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(_folder.File("m.distributed")));
    }

    private Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(_folder.File(name));

    private Task<ProgramRun> TrainAsync(string model, params string[] more)
    {
        string[] engine = more.Contains("--engine") ? [] : ["--engine", "local"];
        return ProgramRun.TrainAsync(
            ["train", _cases, "--model", _folder.File(model), "--options", _options, .. engine, .. more]);
    }
}
