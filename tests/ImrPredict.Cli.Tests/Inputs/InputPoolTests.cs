using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ImrPredict.Tests.Inputs;

/// <summary>Files that end, fill or stall who reads them, and the processes that read them instead.</summary>
public sealed class InputPoolTests : IDisposable
{
    private static readonly string Letter =
        Path.Combine(SharedData.Root, "tests", "ImrPredict.Cli.Tests", "Inputs", "one-letter.pdf");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_ends_its_reader_is_a_reject_and_those_beside_it_are_read()
    {
        foreach (var name in (string[])["reference-circle", "arrays", "section-widths"])
        {
            await File.WriteAllBytesAsync(_folder.File($"{name}.pdf"), PdfBombs.All[name]());
        }

        File.Copy(Letter, _folder.File("z.pdf"));
        var run = await ProgramRun.TrainAsync(
            "ingest", _folder.Path, "--out", _folder.File("o.csv"), "--max-rejects", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read 2 items", run.Output, StringComparison.Ordinal);
        var rejects = await File.ReadAllTextAsync(_folder.File("o.rejects.csv"));
        Assert.Contains(
            "section-widths.pdf,,,\"the letter cannot be read: its parts are nested too deep", rejects,
            StringComparison.Ordinal);
        Assert.Equal(4, rejects.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_a_reject_that_names_the_limit()
    {
        await File.WriteAllBytesAsync(_folder.File("slow.pdf"), PdfBombs.All["forms-doubling"]());

        var run = await ProgramRun.TrainAsync(
            "ingest", _folder.File("slow.pdf"), "--out", _folder.File("o.csv"), "--input-seconds", "1");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "took more than 1 s (--input-seconds)", await File.ReadAllTextAsync(_folder.File("o.rejects.csv")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_takes_too_much_memory_is_a_reject_that_names_the_limit()
    {
        await File.WriteAllBytesAsync(_folder.File("large.pdf"), PdfBombs.All["deflate"]());

        var run = await ProgramRun.TrainAsync(
            "ingest", _folder.File("large.pdf"), "--out", _folder.File("o.csv"), "--input-memory", "200");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "more than 200 MB of memory (--input-memory)", await File.ReadAllTextAsync(_folder.File("o.rejects.csv")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public async Task Other_processes_give_the_bytes_that_this_one_gives(string format)
    {
        var letters = Path.Combine(SharedData.Root, "data", "sample", "letters");
        var table = _folder.File("t." + format);
        await ProgramRun.TrainAsync("ingest", letters, "--out", table, "--max-rejects", "1");
        var (here, there) = (_folder.File("here.csv"), _folder.File("there.csv"));
        string[] inputs = [letters, table];

        await ProgramRun.TrainAsync(["ingest", .. inputs, "--out", there, "--max-rejects", "1"]);
        await ProgramRun.TrainAsync(["ingest", .. inputs, "--out", here, "--max-rejects", "1", "--input-in-process"]);

        Assert.NotEmpty(await File.ReadAllBytesAsync(there));
        Assert.Equal(await File.ReadAllBytesAsync(here), await File.ReadAllBytesAsync(there));
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.File("here.rejects.csv")),
            await File.ReadAllBytesAsync(_folder.File("there.rejects.csv")));
    }

    [Fact]
    public async Task An_old_workbook_is_read_by_another_process_within_the_limits()
    {
        var table = Path.Combine(SharedData.Root, "tests", "ImrPredict.Fuzz", "Corpus", "cases.xls");

        await ProgramRun.TrainAsync("ingest", table, "--out", _folder.File("there.csv"));
        await ProgramRun.TrainAsync("ingest", table, "--out", _folder.File("here.csv"), "--input-in-process");
        await ProgramRun.TrainAsync(
            "ingest", table, "--out", _folder.File("some.csv"), "--limit", "rows=10", "--max-rejects", "1");

        Assert.Equal(
            await File.ReadAllTextAsync(_folder.File("here.csv")),
            await File.ReadAllTextAsync(_folder.File("there.csv")));
        Assert.Equal(10, (await File.ReadAllLinesAsync(_folder.File("some.csv"))).Length);
        Assert.Contains("limit rows", await File.ReadAllTextAsync(_folder.File("some.rejects.csv")));
    }

    [Fact]
    public async Task What_is_piped_in_is_read_by_another_process_too()
    {
        await ProgramRun.TrainAsync("ingest", Letter, "--out", _folder.File("t.xlsx"));

        var run = await ProgramRun.BashAsync("cat t.xlsx | imr-train ingest - --out o.csv", _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read 2 items", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task The_processes_end_when_the_run_is_killed()
    {
        await File.WriteAllBytesAsync(_folder.File("slow.pdf"), PdfBombs.All["forms-doubling"]());
        using var run = Process.Start(
            "dotnet",
            [ProgramRun.PathOf("imr-train"), "ingest", _folder.File("slow.pdf"), "--out", _folder.File("o.csv")]);
        var children = await ChildrenAsync(run.Id, atLeast: 1);

        run.Kill();
        await run.WaitForExitAsync();

        for (var i = 0; i < 100 && children.Exists(IsRunning); i++)
        {
            await Task.Delay(100);
        }

        Assert.DoesNotContain(children, IsRunning);
    }

    [Fact]
    public async Task A_letter_whose_headings_stand_beyond_the_first_64_KB_is_a_letter()
    {
        var letter = await File.ReadAllTextAsync(Path.ChangeExtension(Letter, ".txt"));
        var index = string.Concat(Enumerable.Range(1, 2000).Select(i => $"Record {i} of the file sent to us\n"));
        _folder.Write("late.txt", index + letter);

        var run = await ProgramRun.TrainAsync("ingest", _folder.File("late.txt"), "--out", _folder.File("o.csv"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read 2 items", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_letters_of_which_the_first_is_long_are_packed_letters()
    {
        var letter = await File.ReadAllTextAsync(Path.ChangeExtension(Letter, ".txt"));
        var other = letter.Replace("0990001", "0990002", StringComparison.Ordinal);
        var lines = new[] { new string('x', 90_000) + "\n" + letter, other }
            .Select((text, i) => JsonSerializer.Serialize(new { text, file_name = $"{i}.txt" }));
        _folder.Write("p.jsonl", string.Join('\n', lines));

        var run = await ProgramRun.TrainAsync("ingest", _folder.File("p.jsonl"), "--out", _folder.File("o.csv"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read 4 items", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_a_library_gives_up_is_a_reject()
    {
        var letter = await File.ReadAllTextAsync(Path.ChangeExtension(Letter, ".txt"));
        _folder.Write("deep.md", "**Case Number:** x\n" + new string('[', 20_000) + "\n" + letter);
        _folder.Write("marks.md", "**Case Number:** x\n" + new StringBuilder().Insert(0, "*a **b ", 20_000));
        File.Copy(Letter, _folder.File("z.pdf"));

        var run = await ProgramRun.TrainAsync(
            "ingest", _folder.Path, "--out", _folder.File("o.csv"), "--max-rejects", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read 2 items", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(_folder.File("o.rejects.csv"))).Length);
    }

    private static async Task<List<string>> ChildrenAsync(int process, int atLeast)
    {
        for (var i = 0; ; i++)
        {
            Assert.True(i < 600, "no process was started to read the file");
            var children = Directory.GetDirectories($"/proc/{process}/task")
                .Select(task => Read(Path.Combine(task, "children")))
                .SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
            if (children.Count >= atLeast)
            {
                return children;
            }

            await Task.Delay(100);
        }
    }

    private static bool IsRunning(string process) =>
        Read($"/proc/{process}/status") is { Length: > 0 } status
        && !status.Contains("State:\tZ", StringComparison.Ordinal);

    // Empty where the process or thread has ended, also while it is read.
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
