namespace ImrPredict.Tests.Privacy;

/// <summary>Signing and asking for a signature, as a user does.</summary>
public sealed class SignedPackageTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_package_is_signed_and_read_and_refused_once_it_was_changed_or_another_key_is_asked_for()
    {
        Directory.CreateDirectory(_folder.File("m"));
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            File.Copy(file, _folder.File($"m/{Path.GetFileName(file)}"));
        }

        var made = await ProgramRun.TrainAsync("keygen", "--key", _folder.File("key"));
        var other = await ProgramRun.TrainAsync("keygen", "--key", _folder.File("other"));
        var again = await ProgramRun.TrainAsync("keygen", "--key", _folder.File("key"));
        var unsigned = await ScoreAsync("key.pub");
        var signed = await ProgramRun.TrainAsync("sign", _folder.File("m"), "--key", _folder.File("key"));
        var read = await ScoreAsync("key.pub");
        var foreign = await ScoreAsync("other.pub");
        File.AppendAllText(_folder.File("m/card.md"), " ");
        var changed = await ScoreAsync("key.pub");

        Assert.Equal([0, 0, 2, 2, 0, 0, 2, 2], new[] { made, other, again, unsigned, signed, read, foreign, changed }
            .Select(run => run.ExitCode));
        Assert.Contains("is not signed", unsigned.Error, StringComparison.Ordinal);
        Assert.Contains("never overwritten", again.Error, StringComparison.Ordinal);
        Assert.Contains("card.md", changed.Error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("key")));
        }
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("drift")]
    public async Task Commands_of_training_ask_for_the_signature_too(string command)
    {
        await ProgramRun.TrainAsync("keygen", "--key", _folder.File("key"));

        var run = await ProgramRun.TrainAsync(
            command, trained.Letters, "--model", trained.Model, "--require-signature", _folder.File("key.pub"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not signed", run.Error, StringComparison.Ordinal);
    }

    private Task<ProgramRun> ScoreAsync(string key) => ProgramRun.ScoreAsync(
        "score", trained.Letters, "--model", _folder.File("m"), "--out", _folder.File("s.csv"), "--max-rejects", "1",
        "--require-signature", _folder.File(key), "--quiet");
}
