using System.Text.Json;

namespace ImrPredict.Tests.Score;

public sealed class ShardedRunTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("letters")]
    [InlineData("packed letters")]
    [InlineData("tables")]
    public async Task Shards_merge_into_the_bytes_that_one_process_writes(string kind)
    {
        string[] input = kind switch
        {
            "letters" => [Letters(40, broken: true)],
            "packed letters" => [await PackAsync()],
            _ => [.. Tables()],
        };
        var one = await ScoreAsync(["score", .. input, "--model", trained.Model, "--max-rejects", "1",
            "--out", _folder.File("one.csv"), "--html", _folder.File("one.html")]);
        await PlanAsync(4, input);

        var run = await ScoreAsync(
            "submit", "--run", Run, "--engine", "local", "--jobs", "2", "--out", _folder.File("many.csv"));
        await ScoreAsync("merge", "--run", Run, "--out", _folder.File("many.csv"), "--html", _folder.File("many.html"),
            "--max-rejects", "1");

        Assert.Equal(4, Directory.GetFiles(Path.Combine(Run, "parts")).Length);
        foreach (var name in (string[])["csv", "rejects.csv", "html"])
        {
            Assert.Equal(await BytesAsync($"one.{name}"), await BytesAsync($"many.{name}"));
        }

        Assert.Contains("items in", one.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 4 shards are done", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_refuses_what_is_missing_damaged_or_of_another_shard_and_names_it()
    {
        await PlanAsync(3, Letters(12));
        await ScoreAsync("submit", "--run", Run, "--engine", "local");
        var whole = await File.ReadAllBytesAsync(Part(1));

        File.Delete(Part(1));
        await AssertRefusedAsync("shards without a part: 1 (1 of 3)");
        Assert.Contains("2 of 3 shards are done; without a part: 1",
            (await ScoreAsync("status", "--run", Run)).Output, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Part(1), whole[..^30]);
        await AssertRefusedAsync("part-1: is cut or damaged");
        File.Copy(Part(2), Part(1), overwrite: true);
        await AssertRefusedAsync("part-1: is of another plan or shard");
        await File.WriteAllBytesAsync(Part(1), [.. whole[..^8], 99, 0, 0, 0, 0, 0, 0, 0]);
        await AssertRefusedAsync("part-1: was made of 99 letters and rows, 4 expected");
        await File.WriteAllBytesAsync(Part(1), whole);
        File.Copy(Part(1), Part(7));
        await AssertRefusedAsync("part-7: is no part of this run");
        File.Delete(Part(7));
        Assert.Equal(0, (await ScoreAsync("merge", "--run", Run, "--out", _folder.File("s.csv"))).ExitCode);
    }

    [Fact]
    public async Task A_resume_runs_only_the_shards_that_have_no_part()
    {
        await PlanAsync(3, Letters(12));
        await ScoreAsync("submit", "--run", Run, "--engine", "local");
        var before = File.GetLastWriteTimeUtc(Part(0));
        var lost = await File.ReadAllBytesAsync(Part(2));
        File.Delete(Part(2));

        var run = await ScoreAsync("submit", "--run", Run, "--engine", "local");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 of 3 shards are done", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Part(0)));
        Assert.Equal(lost, await File.ReadAllBytesAsync(Part(2)));
    }

    [Fact]
    public async Task Copies_of_a_shard_that_run_at_once_leave_one_part_and_no_other_file()
    {
        await PlanAsync(2, Letters(8));

        var runs =
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ScoreAsync("shard", "--run", Run, "--index", "1")));

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Single(runs, run => run.Output.Contains("shard 1: done", StringComparison.Ordinal));
        Assert.Equal([Part(1)], Directory.GetFiles(Path.Combine(Run, "parts")));
        Assert.Empty(Directory.GetFiles(Path.Combine(Run, "tmp")));
    }

    [Fact]
    public async Task A_shard_refuses_another_model_a_changed_input_and_a_number_that_is_not_planned()
    {
        var letters = Letters(6);
        await PlanAsync(2, letters);

        var none = await ScoreAsync("shard", "--run", Run, "--index", "2");
        await File.AppendAllTextAsync(Directory.GetFiles(letters).Order(StringComparer.Ordinal).First(), " ");
        var changed = await ScoreAsync("shard", "--run", Run, "--index", "0");
        var manifest = Path.Combine(Run, "manifest.tsv");
        var text = await File.ReadAllTextAsync(manifest);
        var hash = text.IndexOf("package_sha256\":\"", StringComparison.Ordinal) + 17;
        await File.WriteAllTextAsync(manifest, text[..hash] + new string('0', 64) + text[(hash + 64)..]);
        var other = await ScoreAsync("shard", "--run", Run, "--index", "1");

        Assert.All((ProgramRun[])[none, changed, other], run => Assert.Equal(2, run.ExitCode));
        Assert.Contains("has no shard 2", none.Error, StringComparison.Ordinal);
        Assert.Contains("when the run was planned", changed.Error, StringComparison.Ordinal);
        Assert.Contains("the package's hash is", other.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Run, "parts")));
    }

    [Fact]
    public async Task A_plan_is_made_once_and_not_of_letters_and_tables_mixed()
    {
        var (letters, tables) = (Letters(4), Tables());
        var mixed = await ScoreAsync(["plan", letters, .. tables, "--run", Run, "--model", trained.Model]);
        await PlanAsync(2, letters);
        var again = await ScoreAsync("plan", letters, "--run", Run, "--model", trained.Model);

        Assert.Equal((2, 2), (mixed.ExitCode, again.ExitCode));
        Assert.Contains("plan two runs", mixed.Error, StringComparison.Ordinal);
        Assert.Contains("planned already", again.Error, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string reason)
    {
        var run = await ScoreAsync("merge", "--run", Run, "--out", _folder.File("s.csv"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("s.csv")));
    }

    private async Task PlanAsync(int shards, params string[] input)
    {
        var run = await ScoreAsync(["plan", .. input, "--run", Run, "--shards", $"{shards}", "--model", trained.Model]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static Task<ProgramRun> ScoreAsync(params string[] arguments) => ProgramRun.ScoreAsync(arguments);

    private Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(_folder.File(name));

    private string Part(int shard) => Path.Combine(Run, "parts", $"part-{shard}");

    private string Letters(int count, bool broken = false)
    {
        foreach (var file in Directory.GetFiles(trained.AllLetters).Order(StringComparer.Ordinal).Take(count))
        {
            _folder.Write($"in/{Path.GetFileName(file)}", "");
            File.Copy(file, _folder.File($"in/{Path.GetFileName(file)}"), overwrite: true);
        }

        if (broken)
        {
            _folder.Write("in/A-broken.pdf", "%PDF-1.4 broken");
            _folder.Write("in/zz.jpg", "\u00ff\u00d8 no picture");
        }

        return _folder.File("in");
    }

    private async Task<string> PackAsync()
    {
        var files = Directory.GetFiles(trained.AllLetters, "*.txt").Order(StringComparer.Ordinal).Take(60);
        var lines = files.Select(file => JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["file_name"] = Path.GetFileName(file),
            ["text"] = File.ReadAllText(file),
        }));
        var path = _folder.File("packed.jsonl");
        await File.WriteAllTextAsync(
            path, string.Join("\r\n", lines.SelectMany(line => new[] { line, "" }).Append("{broken")));
        return path;
    }

    // Quoted line ends, items without numbers, a torn row, and a workbook that is read whole.
    private IReadOnlyList<string> Tables()
    {
        var rows = Enumerable.Range(0, 90)
            .Select(i => $"C-{i / 3},\"MRI of the\nlumbar spine, {i}\",Therapy failed after {i} weeks.,Desk {i}");
        var table = _folder.Write(
            "cases.csv", "case_number,requested_service,clinical_text,Handler\n"
                + string.Join('\n', rows.Append("C-99,torn,x,y,z")) + "\n");
        return [table, Path.Combine(SharedData.Root, "data", "sample", "dmhc", "synthetic-2026-findings.csv"),
            Path.Combine(SharedData.Root, "data", "sample", "dmhc", "synthetic-2016-unquoted-commas.csv")];
    }
}
