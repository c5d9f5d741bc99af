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
        var clock = Stopwatch.StartNew();
        var whole = await ProgramRun.ScoreAsync(
            "score", input, "--model", trained.Model, "--out", _folder.File("whole.csv"), "--max-rejects", "1");
        var wholeTime = clock.Elapsed;
        Assert.Equal(0, whole.ExitCode);

        var (random, kills) = (new Random(3), 0);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            kills += await KillAsync(input, wholeTime * (0.3 + (0.6 * random.NextDouble()))) ? 1 : 0;
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

    private async Task<bool> KillAsync(string input, TimeSpan after)
    {
        var start = new ProcessStartInfo("dotnet",
            [ProgramRun.PathOf("imr-score"), "score", input, "--model", trained.Model, "--out",
             _folder.File("killed.csv"), "--max-rejects", "1", "--resume", "--quiet"])
        {
            WorkingDirectory = SharedData.Root,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var killed = !process.WaitForExit(after);
        if (killed)
        {
            process.Kill(); // SIGKILL: nothing is flushed or tidied
        }

        await process.WaitForExitAsync();
        return killed;
    }
}
