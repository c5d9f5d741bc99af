namespace ImrPredict.Tests.Privacy;

public sealed class KilledCommandTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_training_that_is_killed_leaves_the_package_as_it_was_or_whole_and_nothing_else()
    {
        _folder.Write("options.json", TrainedModel.Options);
        var (faults, _) = new KilledCommand(
            ProgramRun.PathOf("imr-train"),
            ["train", trained.Letters, "--model", "model", "--options", "options.json", "--quiet"],
            _folder.Path, "model").Run(kills: 3, seed: 5);

        Assert.Empty(faults);
    }

    [UnixFact]
    public async Task What_a_killed_run_unpacked_of_a_model_is_removed_by_the_next_run_and_what_lives_stays()
    {
        var prefix = $"imr-model-{Environment.UserName}.{Environment.MachineName}";
        var (dead, alive) = ($"{prefix}-999999999-1.tmp", $"{prefix}-{Environment.ProcessId}-1.tmp");
        _folder.Write($"temporary/{dead}/ml/part", "");
        _folder.Write($"temporary/{alive}/ml/part", "");

        var run = await ProgramRun.BashAsync(
            "export TMPDIR=\"$PWD/temporary\"; "
                + $"imr-score score '{trained.Letters}' --model '{trained.Model}' --out s.csv",
            _folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        Assert.Equal([alive], Directory.GetFileSystemEntries(_folder.File("temporary")).Select(Path.GetFileName));
    }
}
