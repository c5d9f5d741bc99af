using System.Diagnostics;

namespace ImrPredict.Tests.Score;

public sealed class KilledRunTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private const int Copies = 8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_with_the_bytes_of_an_unbroken_one()
    {
        var input = _folder.File("packed.jsonl");
        await trained.PackLettersAsync(input, Copies);
        var whole = await ProgramRun.ScoreAsync(
            "score", input, "--model", trained.Model, "--out", _folder.File("whole.csv"), "--max-rejects", "1");
        Assert.Equal(0, whole.ExitCode);

        var (random, kills) = (new Random(3), 0);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            kills += await KillAsync(input, random.Next(200_000)) ? 1 : 0;
        }

        var run = await ProgramRun.ScoreAsync(
            "score", input, "--model", trained.Model, "--out", _folder.File("killed.csv"),
            "--max-rejects", "1", "--resume");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.InRange(kills, 1, 4);
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.File("whole.csv")),
            await File.ReadAllBytesAsync(_folder.File("killed.csv")));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.journal"));
    }

    // Kills a run when its journal has grown by so many bytes and some; false where it was over before.
    private async Task<bool> KillAsync(string input, long bytes)
    {
        var journal = new FileInfo(_folder.File("killed.csv.journal"));
        var until = (journal.Exists ? journal.Length : 0) + bytes;
        var start = new ProcessStartInfo("dotnet",
            [ProgramRun.PathOf("imr-score"), "score", input, "--model", trained.Model, "--out",
             _folder.File("killed.csv"), "--max-rejects", "1", "--resume", "--quiet"])
        {
            WorkingDirectory = SharedData.Root,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        while (!process.HasExited && !(journal.Exists && journal.Length > until))
        {
            await Task.Delay(5);
            journal.Refresh();
        }

        var killed = !process.HasExited;
        if (killed)
        {
            process.Kill(); // SIGKILL: nothing is flushed or tidied
        }

        await process.WaitForExitAsync();
        return killed;
    }
}
