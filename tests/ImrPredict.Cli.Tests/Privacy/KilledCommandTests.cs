using ImrPredict.Cases.Storage;

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
    public async Task Several_runs_may_remove_what_a_killed_one_left()
    {
        for (var left = 0; left < 40; left++)
        {
            var name = Unpacked(999_999_999);
            for (var part = 0; part < 30; part++)
            {
                _folder.Write($"temporary/{name}/ml/{part}", "");
            }
        }

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(ScoreAsync));
        var last = await ScoreAsync(3);

        Assert.All([.. runs, last], run => Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("temporary")));
    }

    [UnixFact]
    public async Task A_folder_of_temporary_files_that_is_not_there_is_told_as_such()
    {
        var run = await ProgramRun.BashAsync(
            $"export TMPDIR=/dev/null/none; imr-score score '{trained.Letters}' --model '{trained.Model}' --out s.csv",
            _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("TMPDIR", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("train the model again", run.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task What_a_killed_run_unpacked_of_a_model_is_removed_by_the_next_run_and_what_lives_stays()
    {
        var (dead, alive) = (Unpacked(999_999_999), Unpacked(Environment.ProcessId));
        _folder.Write($"temporary/{dead}/ml/part", "");
        _folder.Write($"temporary/{alive}/ml/part", "");

        var run = await ScoreAsync(0);

        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        Assert.Equal([alive], Directory.GetFileSystemEntries(_folder.File("temporary")).Select(Path.GetFileName));
    }

    [UnixFact]
    public async Task What_a_run_unpacks_in_another_container_of_the_machine_stays()
    {
        var other = $"imr-model-{Environment.UserName}.{ProcessMark.OfMachine}17-999999999-{Guid.NewGuid():N}.tmp";
        _folder.Write($"temporary/{other}/ml/part", "");

        var run = await ScoreAsync(0);

        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        Assert.Equal([other], Directory.GetFileSystemEntries(_folder.File("temporary")).Select(Path.GetFileName));
    }

    private static string Unpacked(int process) => $"imr-model-{Environment.UserName}."
        + $"{ProcessMark.OfMachine}{ProcessMark.Container}-{process}-{Guid.NewGuid():N}.tmp";

    private Task<ProgramRun> ScoreAsync(int run) => ProgramRun.BashAsync(
        "export TMPDIR=\"$PWD/temporary\"; "
            + $"imr-score score '{trained.Letters}' --model '{trained.Model}' --out {run}.csv",
        _folder.Path);
}
