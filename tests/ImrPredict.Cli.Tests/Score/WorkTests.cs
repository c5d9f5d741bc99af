using System.Diagnostics;
using System.Text.Json;

namespace ImrPredict.Tests.Score;

public sealed class WorkTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private const int Copies = 10;
    private const int Shards = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _workers = [];

    private string Run => _folder.File("run");

    private string Output => _folder.File("many.csv");

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            if (!worker.HasExited)
            {
                worker.Kill();
                worker.WaitForExit();
            }

            worker.Dispose();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_killed_and_a_stalled_worker_cost_nothing_and_one_of_those_left_merges()
    {
        await PlanBacklogAsync();
        var (killed, stalled) = (StartWorker(), StartWorker());
        var lost = await StopAtWorkAsync(killed);
        killed.Kill();
        var held = await StopAtWorkAsync(stalled);
        var status = await ScoreAsync("status", "--run", Run, "--json", _folder.File("status.json"));

        var (one, other) = (StartWorker(), StartWorker());
        var said = await Task.WhenAll(EndAsync(one), EndAsync(other));

        Assert.Equal(0, status.ExitCode);
        Assert.Contains($"shard {lost}: held by ", status.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("status.json")));
        Assert.Equal(
            new SortedSet<int> { lost, held },
            json.RootElement.GetProperty("held").EnumerateArray().Select(work => work.GetProperty("shard").GetInt32()));
        Assert.Equal(await BytesAsync("one.csv"), await File.ReadAllBytesAsync(Output));
        Assert.Single(said, text => text.Contains("another process has merged", StringComparison.Ordinal));
        Assert.Contains(said, text => text.Contains($"shard {lost}: done", StringComparison.Ordinal));
        Assert.Contains(said, text => text.Contains($"shard {held}: done", StringComparison.Ordinal));

        await SignalAsync("CONT", stalled);
        Assert.Contains($"shard {held}: already done", await EndAsync(stalled), StringComparison.Ordinal);
        Assert.Equal(await BytesAsync("one.csv"), await File.ReadAllBytesAsync(Output));
        Assert.Equal(Shards, Files("parts").Length);
        Assert.Empty(Files("tmp").Concat(Files("leases")));
    }

    [Fact]
    public async Task Two_workers_that_come_to_hold_one_shard_leave_the_part_that_one_would()
    {
        await PlanBacklogAsync();
        var first = StartWorker();
        var shard = await StopAtWorkAsync(first);

        var second = StartWorker();
        await UntilAsync(() => Files("tmp").Count(file => IsPart(file, shard)) == 2 || second.HasExited);
        await SignalAsync("CONT", first);
        var said = await Task.WhenAll(EndAsync(first), EndAsync(second));

        Assert.Single(said, text => text.Contains($"shard {shard}: done", StringComparison.Ordinal));
        Assert.Single(said, text => text.Contains($"shard {shard}: already done", StringComparison.Ordinal));
        Assert.Equal(await BytesAsync("one.csv"), await File.ReadAllBytesAsync(Output));
        Assert.Empty(Files("tmp").Concat(Files("leases")));
    }

    [Fact]
    public async Task What_killed_controllers_have_begun_stays_and_is_ended_by_a_worker()
    {
        await PlanBacklogAsync();
        var kept = new List<(string Part, byte[] Bytes)>();
        for (var done = 0; done < 2; done++)
        {
            var controller = Start("submit", "--run", Run, "--engine", "local", "--jobs", "2", "--out", Output);
            await UntilAsync(() => Files("parts").Length > done);
            controller.Kill(); // SIGKILL: nothing is flushed or tidied
            kept.AddRange(Files("parts").Select(part => (part, File.ReadAllBytes(part))));
        }

        var work = await ScoreAsync("work", "--run", Run, "--out", Output, "--lease", "2");

        Assert.True(work.ExitCode == 0, work.Error);
        Assert.All(kept, part => Assert.Equal(part.Bytes, File.ReadAllBytes(part.Part)));
        Assert.Equal(await BytesAsync("one.csv"), await File.ReadAllBytesAsync(Output));
        await UntilAsync(() => Files("tmp").Length == 0); // processes that the controller had started
        Assert.Equal(Shards, Files("parts").Length);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_end_gives_its_shard_back()
    {
        await PlanBacklogAsync();
        var worker = StartWorker();
        await StopAtWorkAsync(worker);

        await SignalAsync("TERM", worker);
        await SignalAsync("CONT", worker);
        await worker.WaitForExitAsync();

        Assert.Equal(130, worker.ExitCode);
        Assert.Empty(Files("tmp").Concat(Files("leases")));
    }

    [Fact]
    public async Task A_shard_that_fails_is_tried_three_times_named_and_done_when_its_cause_is_repaired()
    {
        var letters = Letters(8);
        await PlanAsync(4, letters);
        var poison = Directory.GetFiles(letters).Order(StringComparer.Ordinal).First();
        var (date, content) = (File.GetLastWriteTimeUtc(poison), await File.ReadAllBytesAsync(poison));
        await File.WriteAllTextAsync(poison, "changed since the plan");

        var failed = await ScoreAsync("work", "--run", Run, "--out", Output);
        var parts = Files("parts").Length;
        await File.WriteAllBytesAsync(poison, content);
        File.SetLastWriteTimeUtc(poison, date);
        var repaired = await ScoreAsync("work", "--run", Run, "--out", Output);

        Assert.Equal((2, 0), (failed.ExitCode, repaired.ExitCode));
        Assert.Contains("shards that failed 3 times: 0 (1 of 4)", failed.Error, StringComparison.Ordinal);
        Assert.Equal(3, parts);
        var log = await File.ReadAllTextAsync(Path.Combine(Run, "logs", "shard-0.log"));
        Assert.Equal(3, log.Split("when the run was planned").Length - 1);
        Assert.True(File.Exists(Output));
    }

    [Fact]
    public async Task Leases_of_the_dead_are_taken_and_those_of_the_living_waited_for_unless_told_not_to()
    {
        await PlanAsync(4, Letters(8));
        var leases = Path.Combine(Run, "leases");
        Directory.CreateDirectory(leases);
        await File.WriteAllTextAsync(Path.Combine(leases, "shard-0"), "node6-11-ffffffff\t00003\t000000000004\n");
        await File.WriteAllTextAsync(Path.Combine(leases, "shard-2"), "");
        using var end = new CancellationTokenSource();
        var holder = HoldAsync(Path.Combine(leases, "shard-3"), end.Token);

        var hasty = await ScoreAsync("work", "--run", Run, "--out", Output, "--no-wait", "--lease", "2");
        var parts = Files("parts");
        var status = await ScoreAsync("status", "--run", Run);
        await end.CancelAsync();
        await holder;
        var patient = await ScoreAsync("work", "--run", Run, "--out", Output, "--lease", "2");

        Assert.Equal((0, 0), (hasty.ExitCode, patient.ExitCode));
        Assert.Contains("3 of 4 shards were done here; other processes hold 3", hasty.Output, StringComparison.Ordinal);
        Assert.Equal(["part-0", "part-1", "part-2"], parts.Select(Path.GetFileName).Order());
        Assert.Contains("shard 3: held by node7-12-0a1b2c3d", status.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 4 shards were done here", patient.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Output));
    }

    [Fact]
    public async Task What_is_in_the_way_of_a_part_is_named_and_ends_the_work()
    {
        await PlanAsync(2, Letters(4));
        Directory.CreateDirectory(Path.Combine(Run, "parts", "part-1"));

        var work = await ScoreAsync("work", "--run", Run);

        Assert.Equal(2, work.ExitCode);
        Assert.Contains("part-1: is no file, and in the way of the part", work.Error, StringComparison.Ordinal);
        Assert.Contains("shards that failed 3 times: 1 (1 of 2)", work.Error, StringComparison.Ordinal);
    }

    // A process on another machine: each beat is another text in the same file.
    private static async Task HoldAsync(string path, CancellationToken end)
    {
        for (var beat = 0; !end.IsCancellationRequested; beat++)
        {
            await File.WriteAllTextAsync(path, $"node7-12-0a1b2c3d\t00003\t{beat:D12}\n", CancellationToken.None);
            await Task.Delay(200, CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_run_without_a_plan_and_a_table_of_no_known_format_are_refused_at_once()
    {
        var none = await ScoreAsync("work", "--run", Run);
        await PlanAsync(2, Letters(4));
        var format = await ScoreAsync("work", "--run", Run, "--out", _folder.File("scores.doc"));
        var length = await ScoreAsync("work", "--run", Run, "--lease", "1");

        Assert.Equal((2, 2, 1), (none.ExitCode, format.ExitCode, length.ExitCode));
        Assert.Contains("make it with: imr-score plan", none.Error, StringComparison.Ordinal);
        Assert.Contains("'.doc' is no table format", format.Error, StringComparison.Ordinal);
        Assert.Empty(Files("parts"));
    }

    private static bool IsPart(string file, int shard) =>
        Path.GetFileName(file).StartsWith($"part-{shard}.", StringComparison.Ordinal);

    private static Task<ProgramRun> ScoreAsync(params string[] arguments) => ProgramRun.ScoreAsync(arguments);

    private static async Task<string> EndAsync(Process worker)
    {
        var (output, error) = (worker.StandardOutput.ReadToEndAsync(), worker.StandardError.ReadToEndAsync());
        await worker.WaitForExitAsync();
        Assert.True(worker.ExitCode == 0, await error);
        return await output;
    }

    private static async Task SignalAsync(string signal, Process process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !isSo();)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "it did not come to be");
            await Task.Delay(2);
        }
    }

    // Stops a worker in the middle of a shard.
    private async Task<int> StopAtWorkAsync(Process worker)
    {
        while (true)
        {
            string[] At() => [.. Files("tmp").Where(file =>
                Path.GetFileName(file) is var name && name.StartsWith("part-", StringComparison.Ordinal)
                && name.Contains($".{worker.Id}.", StringComparison.Ordinal))];
            await UntilAsync(() => At().Length > 0 || worker.HasExited);
            Assert.False(worker.HasExited, "the worker ended before it was stopped");
            await SignalAsync("STOP", worker);
            if (At() is [var file] && int.Parse(Path.GetFileName(file).Split('.', '-')[1]) is var shard
                && !File.Exists(Path.Combine(Run, "parts", $"part-{shard}")))
            {
                return shard;
            }

            await SignalAsync("CONT", worker);
        }
    }

    private Process StartWorker() => Start("work", "--run", Run, "--out", Output, "--lease", "2");

    private Process Start(params string[] arguments)
    {
        _workers.Add(Process.Start(new ProcessStartInfo("dotnet", [ProgramRun.PathOf("imr-score"), .. arguments])
        {
            WorkingDirectory = SharedData.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
        return _workers[^1];
    }

    private async Task PlanBacklogAsync()
    {
        var input = _folder.File("packed.jsonl");
        await trained.PackLettersAsync(input, Copies);
        var one = await ScoreAsync(
            "score", input, "--model", trained.Model, "--out", _folder.File("one.csv"), "--max-rejects", "1");
        Assert.True(one.ExitCode == 0, one.Error);
        await PlanAsync(Shards, input);
    }

    private async Task PlanAsync(int shards, string input)
    {
        var plan = await ScoreAsync(
            "plan", input, "--run", Run, "--shards", $"{shards}", "--model", trained.Model);
        Assert.True(plan.ExitCode == 0, plan.Error);
    }

    private string[] Files(string name) =>
        Directory.Exists(Path.Combine(Run, name)) ? Directory.GetFiles(Path.Combine(Run, name)) : [];

    private Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(_folder.File(name));

    private string Letters(int count)
    {
        foreach (var file in Directory.GetFiles(trained.AllLetters).Order(StringComparer.Ordinal).Take(count))
        {
            _folder.Write($"in/{Path.GetFileName(file)}", "");
            File.Copy(file, _folder.File($"in/{Path.GetFileName(file)}"), overwrite: true);
        }

        return _folder.File("in");
    }
}
