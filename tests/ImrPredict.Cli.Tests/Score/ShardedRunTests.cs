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
    [InlineData("letters, packed letters and tables")]
    public async Task Shards_merge_into_the_bytes_that_one_process_writes(string kind)
    {
        string[] input = kind switch
        {
            "letters" => [Letters(40, broken: true)],
            "packed letters" => [await PackAsync()],
            "letters, packed letters and tables" => [await MixtureAsync()],
            _ => [.. Tables()],
        };
        var one = await ScoreAsync(["score", .. input, "--model", trained.Model, "--max-rejects", "1",
            "--out", _folder.File("one.csv"), "--html", _folder.File("one.html"), "--json", _folder.File("one.json"),
            "--capacity", "5"]);
        await PlanAsync(4, input);

        var run = await ScoreAsync(
            "submit", "--run", Run, "--engine", "local", "--jobs", "2", "--out", _folder.File("many.csv"));
        await ScoreAsync("merge", "--run", Run, "--out", _folder.File("many.csv"), "--html", _folder.File("many.html"),
            "--max-rejects", "1", "--json", _folder.File("many.json"), "--capacity", "5");

        Assert.Equal(4, Directory.GetFiles(Path.Combine(Run, "parts")).Length);
        foreach (var name in (string[])["csv", "rejects.csv", "html"])
        {
            Assert.Equal(await BytesAsync($"one.{name}"), await BytesAsync($"many.{name}"));
        }

        Assert.Equal(await CountsAsync("one.json"), await CountsAsync("many.json"));
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

    [UnixFact]
    public async Task A_shard_takes_its_number_from_the_array_job_that_it_runs_in()
    {
        await PlanAsync(5, Letters(10));
        var shard = $"imr-score shard --run '{Run}'";

        // A job of SGE that is no array has the number "undefined".
        var run = await ProgramRun.BashAsync(
            $"SLURM_ARRAY_TASK_ID=0 {shard}; JOB_COMPLETION_INDEX=1 {shard}; AWS_BATCH_JOB_ARRAY_INDEX=2 {shard}; "
                + $"SGE_TASK_ID=4 SGE_TASK_FIRST=1 SGE_TASK_LAST=5 SGE_TASK_STEPSIZE=1 {shard}; "
                + $"SGE_TASK_ID=undefined {shard}",
            _folder.Path);

        Assert.Equal(
            ["shard 0: done", "shard 1: done", "shard 2: done", "shard 3: done"],
            run.Output.Split('\n').Where(line => line.StartsWith("shard ", StringComparison.Ordinal))
                .Select(line => line.Split(',')[0]));
        Assert.Contains("no shard is named", run.Error, StringComparison.Ordinal);
        Assert.Equal((2, 4), (run.ExitCode, Directory.GetFiles(Path.Combine(Run, "parts")).Length));
    }

    [UnixFact]
    public async Task An_array_job_of_sge_with_a_step_is_refused_since_it_would_leave_shards_out()
    {
        await PlanAsync(2, Letters(4));

        var run = await ProgramRun.BashAsync(
            $"SGE_TASK_ID=1 SGE_TASK_FIRST=1 SGE_TASK_LAST=8 SGE_TASK_STEPSIZE=4 imr-score shard --run '{Run}'",
            _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SGE_TASK_STEPSIZE is 4", Assert.Single(run.Error.Trim().Split('\n')),
            StringComparison.Ordinal);
        Assert.False(File.Exists(Part(0)));
    }

    [Fact]
    public async Task Sheets_of_one_row_each_are_as_many_rows_as_were_planned()
    {
        var header = MadeWorkbook.Row(1, "case_number", "requested_service");
        var book = MadeWorkbook.Write(_folder.File("two.xlsx"),
        [
            ("2016", "", header + MadeWorkbook.Row(2, "A-1", "MRI of the knee")),
            ("2017", "", header + MadeWorkbook.Row(2, "A-2", "CT of the head")),
        ]);
        await PlanAsync(1, book);

        var shard = await ScoreAsync("shard", "--run", Run, "--index", "0");
        var merge = await ScoreAsync("merge", "--run", Run, "--out", _folder.File("many.csv"));
        var one = await ScoreAsync("score", book, "--model", trained.Model, "--out", _folder.File("one.csv"));

        Assert.All([shard, merge, one], run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Equal(await BytesAsync("one.csv"), await BytesAsync("many.csv"));
    }

    [Fact]
    public async Task A_plan_is_made_once()
    {
        var letters = Letters(4);
        await PlanAsync(2, letters);
        var again = await ScoreAsync("plan", letters, "--run", Run, "--model", trained.Model);

        Assert.Equal(2, again.ExitCode);
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

    // A folder in whose order tables stand before and behind the letters, some of whose items they list.
    private async Task<string> MixtureAsync()
    {
        var letters = Letters(40, broken: true);
        await ProgramRun.TrainAsync("ingest", letters, "--out", _folder.File("listed.csv"), "--max-rejects", "1");
        foreach (var place in (string[])["a.csv", "later/b.csv"])
        {
            _folder.Write($"in/{place}", await File.ReadAllTextAsync(_folder.File("listed.csv")));
        }

        _folder.Write("in/0/first.csv", "case_number,requested_service\nC-1,Cane\n");
        _folder.Write("in/later/mail-1.txt", Request("MRI of the neck"));
        _folder.Write("in/later/mail-2.txt", Request("MRI of the right knee"));
        File.Copy(Tables()[0], _folder.File("in/later/cases.csv"));
        File.Copy(await PackAsync(), _folder.File("in/later/packed.jsonl"));
        File.Copy(Path.Combine(SharedData.Root, "tests", "ImrPredict.Fuzz", "Corpus", "cases.xls"),
            _folder.File("in/later/old.xls"));
        return letters;
    }

    private static string Request(string service) =>
        $"Dear reviewer,\n\nRequested service: {service}\n\nThe worker has had pain for eight months. He was treated "
        + "with ibuprofen and six visits of physical therapy, without lasting relief. The surgeon asks for it.\n";

    private async Task<string> CountsAsync(string name)
    {
        var result = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File(name))).RootElement;
        return string.Join(' ', result.EnumerateObject().Where(each => each.Name is not ("seconds" or "peak_mb")));
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
