namespace ImrPredict.Tests.Score;

[Collection("Slurm")]
public sealed class SlurmTests(TrainedModel trained, SlurmCluster cluster)
    : IClassFixture<TrainedModel>, IClassFixture<SlurmCluster>, IDisposable
{
    private const int Shards = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SlurmFact]
    public async Task An_array_of_shards_ends_with_the_table_of_one_process_though_the_controller_is_away_meanwhile()
    {
        var one = await ProgramRun.ScoreAsync(
            "score", trained.AllLetters, "--model", trained.Model,
            "--out", _folder.File("one.csv"), "--max-rejects", "1");
        Assert.True(one.ExitCode == 0, one.Error);
        await PlanAsync("run", trained.AllLetters, Shards);
        await SubmitAsync("run", "many.csv");

        await cluster.UntilAsync("a part is there", () => Parts("run") > 0);
        await cluster.DoAsync("stop-ctld");
        var then = Parts("run");
        await cluster.UntilAsync("running shards end without the controller", () => Parts("run") > then);
        await cluster.DoAsync("start-ctld");

        await cluster.UntilAsync("the merged table", () => File.Exists(_folder.File("many.csv")));
        Assert.Equal(await BytesAsync("one.csv"), await BytesAsync("many.csv"));
        Assert.Equal(Shards, Parts("run"));
    }

    [SlurmFact]
    public async Task A_lost_node_costs_nothing_and_a_poison_shard_is_tried_three_times_named_and_run_alone_on_resume()
    {
        var poisoned = Letters("poisoned", 8);
        var one = await ProgramRun.ScoreAsync(
            "score", trained.AllLetters, "--model", trained.Model,
            "--out", _folder.File("one.csv"), "--max-rejects", "1");
        Assert.True(one.ExitCode == 0, one.Error);
        await PlanAsync("bad", poisoned, 2);
        var poison = Directory.GetFiles(poisoned).Order(StringComparer.Ordinal).Last();
        var (date, content) = (File.GetLastWriteTimeUtc(poison), await File.ReadAllBytesAsync(poison));
        await File.WriteAllTextAsync(poison, "changed since the plan");
        await SubmitAsync("bad", "bad.csv", "--rounds", "1");
        await PlanAsync("run", trained.AllLetters, Shards);
        await SubmitAsync("run", "many.csv");

        var (shard, lost) = ("", "");
        await cluster.UntilAsync("a node is at work", () => ((shard, lost) = AtWork()) != ("", ""));
        await cluster.DoAsync("kill-node", lost);
        Assert.NotEmpty(Directory.GetFiles(_folder.File("run/tmp"), $"*.{lost}.*")); // it died in the middle of a shard

        await cluster.UntilAsync("the merged table", () => File.Exists(_folder.File("many.csv")));
        await cluster.DoAsync("start-node", lost);
        Assert.Equal(await BytesAsync("one.csv"), await BytesAsync("many.csv"));
        Assert.True(File.Exists(_folder.File($"run/parts/{shard}")));

        await cluster.UntilAsync("the finaliser says what is missing", () => File.Exists(_folder.File("bad/STATUS")));
        Assert.Equal("1 of 2 shards are done; without a part: 1",
            (await File.ReadAllTextAsync(_folder.File("bad/STATUS"))).Trim());
        var said = await File.ReadAllTextAsync(_folder.File("bad/logs/shard-1.log"));
        Assert.Equal(3, said.Split("when the run was planned").Length - 1);
        Assert.False(File.Exists(_folder.File("bad.csv")));
        var merge =
            await ProgramRun.ScoreAsync("merge", "--run", _folder.File("bad"), "--out", _folder.File("bad.csv"));
        Assert.Contains("shards without a part: 1 (1 of 2)", merge.Error, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(poison, content);
        File.SetLastWriteTimeUtc(poison, date);
        var resumed = await SubmitAsync("bad", "bad.csv", "--rounds", "1");
        Assert.Contains("submitted 1 as job", resumed.Output, StringComparison.Ordinal);
        await cluster.UntilAsync("the merged table after the resume", () => File.Exists(_folder.File("bad.csv")));
        await cluster.UntilAsync("nothing is said to be missing", () => !File.Exists(_folder.File("bad/STATUS")));
    }

    private int Parts(string run) => Directory.GetFiles(_folder.File($"{run}/parts")).Length;

    // A node that has just begun a shard, as the name of what is to be its part tells.
    private (string Shard, string Node) AtWork() =>
        Directory.GetFiles(_folder.File("run/tmp")).Select(file => Path.GetFileName(file).Split('.'))
            .ToList() is [var at, ..]
            ? (at[0], at[1]) : ("", "");

    private Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(_folder.File(name));

    private async Task PlanAsync(string run, string letters, int shards)
    {
        var plan = await ProgramRun.ScoreAsync(
            "plan", letters, "--run", _folder.File(run), "--shards", $"{shards}", "--model", trained.Model);
        Assert.True(plan.ExitCode == 0, plan.Error);
    }

    private async Task<ProgramRun> SubmitAsync(string run, string output, params string[] more)
    {
        var submit = await ProgramRun.ScoreAsync(
            ["submit", "--run", _folder.File(run), "--out", _folder.File(output), .. more]);
        Assert.True(submit.ExitCode == 0, submit.Error);
        return submit;
    }

    private string Letters(string name, int count)
    {
        foreach (var file in Directory.GetFiles(trained.AllLetters).Order(StringComparer.Ordinal).Take(count))
        {
            _folder.Write($"{name}/{Path.GetFileName(file)}", "");
            File.Copy(file, _folder.File($"{name}/{Path.GetFileName(file)}"), overwrite: true);
        }

        return _folder.File(name);
    }
}
