using System.Text.Json.Nodes;

namespace ImrPredict.Tests.Score;

public sealed class ChangedPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_shard_refuses_a_package_of_which_any_file_is_another_than_when_the_run_was_planned()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Root, "models", "default")))
        {
            File.Copy(file, _folder.Write($"m/{Path.GetFileName(file)}", ""), overwrite: true);
        }

        var backlog = Path.Combine(SharedData.Root, "data", "sample", "backlog");
        var planned = await ProgramRun.ScoreAsync(
            "plan", Path.Combine(backlog, "synthetic-open-cases.csv"), "--map", Path.Combine(backlog, "map.json"),
            "--model", _folder.File("m"), "--run", _folder.File("run"), "--shards", "2");
        File.Delete(_folder.File("m/precedents.bin"));
        var manifest = JsonNode.Parse(File.ReadAllText(_folder.File("m/manifest.json")))!;
        Assert.True(manifest["files"]!.AsObject().Remove("precedents.bin"));
        File.WriteAllText(_folder.File("m/manifest.json"), manifest.ToJsonString());

        var shard = await ProgramRun.ScoreAsync("shard", "--run", _folder.File("run"), "--index", "0");

        Assert.True(planned.ExitCode == 0, planned.Error);
        Assert.Equal(2, shard.ExitCode);
        Assert.Contains("the package's hash is", shard.Error, StringComparison.Ordinal);
    }
}
