using System.Text.Json;
using k8s;
using k8s.Models;

namespace ImrPredict.Tests.Score;

public sealed class KubernetesTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private const int Shards = 3;

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_pods_of_the_job_run_scores_the_backlog_as_one_process_does()
    {
        var input = await PlanAsync();
        var one = await ProgramRun.ScoreAsync(
            "score", input, "--model", _folder.File("model"), "--out", _folder.File("one.csv"), "--max-rejects", "1");

        var submit = await SubmitAsync("--image", "registry.example/imr@sha256:0a1b", "--claim", "share \"7\"");

        Assert.True(submit.ExitCode == 0, submit.Error);
        Assert.Equal(0, one.ExitCode);
        var job = await JobAsync();
        Assert.Equal(("batch/v1", "Job"), (job.ApiVersion, job.Kind));
        Assert.Equal(("Indexed", Shards, 2), (job.Spec.CompletionMode, job.Spec.Completions, job.Spec.Parallelism));
        Assert.Matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", job.Metadata.Name);
        var pod = job.Spec.Template.Spec;
        var container = Assert.Single(pod.Containers);
        Assert.Equal("Never", pod.RestartPolicy);
        Assert.Equal("registry.example/imr@sha256:0a1b", container.Image);
        Assert.Equal("share \"7\"", pod.Volumes.Single(v => v.Name == "run").PersistentVolumeClaim.ClaimName);
        Assert.Equal(container.VolumeMounts.Select(m => m.Name).Order(), pod.Volumes.Select(v => v.Name).Order());
        Assert.Equal(_folder.Path, container.VolumeMounts.Single(m => m.Name == "run").MountPath);

        for (var index = 0; index < Shards; index++)
        {
            var arguments = string.Join(' ', container.Args.Select(argument => $"'{argument}'"));
            var shard = await ProgramRun.BashAsync($"JOB_COMPLETION_INDEX={index} imr-score {arguments}", "/");
            Assert.True(shard.ExitCode == 0, shard.Error);
        }

        var merge = await ProgramRun.ScoreAsync(
            "merge", "--run", Run, "--out", _folder.File("many.csv"), "--max-rejects", "1");
        Assert.True(merge.ExitCode == 0, merge.Error);
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.File("one.csv")),
            await File.ReadAllBytesAsync(_folder.File("many.csv")));
    }

    [Fact]
    public async Task The_image_holds_the_program_that_planned_the_run()
    {
        await PlanAsync();

        var submit = await SubmitAsync("--json", _folder.File("submit.json"));

        Assert.True(submit.ExitCode == 0, submit.Error);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("submit.json")));
        var context = json.RootElement.GetProperty("context").GetString()!;
        var lines = await File.ReadAllLinesAsync(json.RootElement.GetProperty("containerfile").GetString()!);
        var copy = Assert.Single(lines, line => line.StartsWith("COPY ", StringComparison.Ordinal)).Split(' ');
        var entry = Assert.Single(lines, line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal));
        var start = JsonSerializer.Deserialize<string[]>(entry["ENTRYPOINT ".Length..])!;
        Assert.Equal(["COPY", ".", "/opt/imr-score/"], copy);
        Assert.True(File.Exists(Path.Combine(context, Path.GetRelativePath(copy[2], start[1]))));
        Assert.Contains(context, submit.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(Run, "kubernetes/job.yaml")));
        }
    }

    [Fact]
    public async Task What_pods_would_not_see_is_refused_by_name()
    {
        await PlanAsync();

        var mount = await SubmitAsync("--mount", Run);
        Directory.Delete(Run, recursive: true);
        var plan = await ProgramRun.ScoreAsync("plan", _folder.File("in"), "--run", Run, "--model", trained.Model);
        var model = await SubmitAsync("--mount", _folder.Path);

        Assert.True(plan.ExitCode == 0, plan.Error);
        Assert.Equal((2, 2), (mount.ExitCode, model.ExitCode));
        Assert.Contains("must stand below one folder", mount.Error, StringComparison.Ordinal);
        Assert.Contains("copy what is elsewhere there", model.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Run, "kubernetes")));
    }

    [Fact]
    public async Task Paths_of_any_characters_stand_in_the_job_and_in_commands_as_they_are()
    {
        await PlanAsync();
        var run = _folder.File("Lena's \"runs\": $(HOME) #1 \U0001F600 @name");
        Directory.Move(Run, run);

        var submit = await ProgramRun.ScoreAsync(
            "submit", "--run", run, "--engine", "kubernetes", "--out", _folder.File("the table.csv"));
        var image = await ProgramRun.ScoreAsync(
            "submit", "--run", run, "--engine", "kubernetes", "--image", "imr\nRUN true");

        Assert.True(submit.ExitCode == 0, submit.Error);
        var text = await File.ReadAllTextAsync(Path.Combine(run, "kubernetes", "job.yaml"));
        var job = KubernetesYaml.Deserialize<V1Job>(text, strict: true);
        var arguments = job.Spec.Template.Spec.Containers.Single().Args;
        Assert.Equal(["shard", "--run", run.Replace("$", "$$", StringComparison.Ordinal), "--quiet"], arguments);
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
        Assert.Contains(
            $"--out '{_folder.File("the table.csv")}'",
            submit.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(
            $"merge --run '{run.Replace("'", "'\\''", StringComparison.Ordinal)}'",
            submit.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(2, image.ExitCode);
    }

    private async Task<V1Job> JobAsync() => KubernetesYaml.Deserialize<V1Job>(
        await File.ReadAllTextAsync(Path.Combine(Run, "kubernetes", "job.yaml")), strict: true);

    private Task<ProgramRun> SubmitAsync(params string[] more) => ProgramRun.ScoreAsync(
        ["submit", "--run", Run, "--engine", "kubernetes", "--jobs", "2", .. more]);

    // All in one folder, as a volume has it, planned from there.
    private async Task<string> PlanAsync()
    {
        foreach (var file in Directory.GetFiles(trained.AllLetters).Order(StringComparer.Ordinal).Take(9))
        {
            _folder.Write($"in/{Path.GetFileName(file)}", "");
            File.Copy(file, _folder.File($"in/{Path.GetFileName(file)}"), overwrite: true);
        }

        Directory.CreateDirectory(_folder.File("model"));
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            File.Copy(file, _folder.File($"model/{Path.GetFileName(file)}"));
        }

        var plan = await ProgramRun.RunAsync(
            "imr-score", ["plan", _folder.File("in"), "--run", "run", "--shards", $"{Shards}", "--model", "model"],
            _folder.Path);
        Assert.True(plan.ExitCode == 0, plan.Error);
        return _folder.File("in");
    }
}
