namespace ImrPredict.Tests.Score;

[Collection("Slurm")] // one cluster at a time: its configuration is in the environment of the tests
public sealed class SlurmTrainingTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>, IDisposable
{
    private const string Options = """{"bootstrap_resamples": 100}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SlurmFact]
    public async Task Three_nodes_of_which_one_is_lost_meanwhile_train_the_model_of_one_process()
    {
        _folder.Write("options.json", Options);
        var one = await TrainAsync("one", "--nodes", "1", "--engine", "local");
        Assert.True(one.ExitCode == 0, one.Error);

        var run = _folder.File("run");
        var training = TrainAsync("three", "--nodes", "3", "--run", run);
        await cluster.UntilAsync("a rank is at work", () => training.IsCompleted || Ranks(run, attempt: 0) > 0);
        await cluster.DoAsync("kill-node", "n3");
        await cluster.DoAsync("start-node", "n3");
        var again = TrainAsync("again", "--nodes", "3", "--run", run); // finds the job that is there
        var three = await training.WaitAsync(TimeSpan.FromSeconds(300));
        var found = await again.WaitAsync(TimeSpan.FromSeconds(300));

        Assert.True(three.ExitCode == 0, three.Error);
        Assert.True(found.ExitCode == 0, found.Error);
        Assert.Equal(
            ["job-1-0", "job-1-1"],
            Directory.GetDirectories(Path.Combine(run, "meet")).Select(Path.GetFileName).Order());
        Assert.Equal(3, Ranks(run, attempt: 1)); // Slurm began anew
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.File("one/model.zip")),
            await File.ReadAllBytesAsync(_folder.File("three/model.zip")));
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.File("one/model.zip")),
            await File.ReadAllBytesAsync(_folder.File("again/model.zip")));
    }

    private static int Ranks(string run, int attempt) => Directory.Exists(Path.Combine(run, "meet"))
        ? Directory.GetDirectories(Path.Combine(run, "meet"), $"job-*-{attempt}")
            .Sum(folder => Directory.GetFiles(folder).Length)
        : 0;

    private Task<ProgramRun> TrainAsync(string model, params string[] more) => ProgramRun.TrainAsync(
        ["train", Path.Combine(SharedData.Root, "data", "sample", "letters"), "--model", _folder.File(model),
         "--options", _folder.File("options.json"), .. more]);
}
