namespace ImrPredict.Tests.Score;

public sealed class FullDiskTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public async Task A_run_that_fills_the_disk_says_so_and_goes_on_to_the_same_bytes_when_there_is_room()
    {
        var input = _folder.File("packed.jsonl");
        await trained.PackLettersAsync(input, copies: 2);
        var whole = await ScoreAsync(input, _folder.File("whole.csv"));
        Assert.Equal(0, whole.ExitCode);
        var table = await File.ReadAllBytesAsync(_folder.File("whole.csv"));
        using var disk = new SmallDisk(table.Length / 2);
        var output = disk.File("scores.csv");

        var duringTheWork = await ScoreAsync(input, output);
        disk.Resize(table.Length * 3 / 2); // room for the journal, not for the table beside it
        var whileWriting = await ScoreAsync(input, output);
        var outputsThen = Directory.GetFiles(Path.GetDirectoryName(output)!, "*.csv");
        disk.Resize(table.Length * 5L);
        var withRoom = await ScoreAsync(input, output);

        foreach (var stopped in (ProgramRun[])[duringTheWork, whileWriting])
        {
            Assert.Equal(2, stopped.ExitCode);
            Assert.Contains(Path.GetFileName(output), stopped.Error, StringComparison.Ordinal);
            Assert.Contains("make room", stopped.Error, StringComparison.Ordinal);
            Assert.Contains("--resume", stopped.Error, StringComparison.Ordinal);
        }

        Assert.Empty(outputsThen);
        Assert.True(withRoom.ExitCode == 0, withRoom.Error);
        Assert.Equal(table, await File.ReadAllBytesAsync(output));
    }

    [SmallDiskFact]
    public async Task A_training_that_fills_the_disk_says_so_and_leaves_nothing()
    {
        using var disk = new SmallDisk(64 << 10);

        var run = await trained.TrainAsync(disk.File("model"), "--quiet");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the model package cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(disk.File("x"))!));
    }

    private Task<ProgramRun> ScoreAsync(string input, string output) => ProgramRun.ScoreAsync(
        "score", input, "--model", trained.Model, "--out", output, "--max-rejects", "1", "--resume", "--quiet");
}
