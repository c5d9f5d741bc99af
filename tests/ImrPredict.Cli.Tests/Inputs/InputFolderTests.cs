using System.Diagnostics;
using System.Text.Json;

namespace ImrPredict.Tests.Inputs;

public sealed class InputFolderTests : IDisposable
{
    private const string Header = "case_number,requested_service,injury_date,outcome\n";

    private const string Rows = Header
        + "CM17-0000001,MRI lumbar spine,2015-03-04,Upheld\n"
        + "CM17-0000002,Physical therapy 8 sessions,2014-05-06,Overturned\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("@notes.csv")]
    [InlineData("@eaDir")]
    [InlineData("@notes.csv/../@notes.csv")]
    public async Task A_name_that_begins_with_an_at_sign_is_a_name_like_any_other(string name)
    {
        _folder.Write(name == "@eaDir" ? "@eaDir/t.csv" : "@notes.csv", Rows);
        Directory.CreateDirectory(_folder.File("@notes.csv.d"));

        var run = await ProgramRun.RunAsync(
            "imr-train", ["ingest", name.Replace("@notes.csv/..", "@notes.csv.d/.."), "--out", "o.csv"], _folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("read 2 items", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dangling_links_and_odd_names_cost_one_reject_each_and_pipes_sockets_and_devices_a_warning()
    {
        var run = await ProgramRun.BashAsync(
            $"""
            mkdir ff; printf '{Rows.Replace("\n", "\\n")}' > ff/a.csv; mkfifo ff/pipe ff/letter.pdf
            ln -s nothing ff/dangling; ln -s self ff/self; ln -s /dev/zero ff/zero
            python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("ff/socket")' || mkfifo ff/socket
            touch "$(printf 'ff/na\377me.txt')"
            timeout 60 bash -c "$(declare -f imr-train); imr-train ingest ff --out o.csv --json r.json --max-rejects 1"
            code=$?; rm ff/na*; exit $code
            """, _folder.Path);

        Assert.Equal(0, run.ExitCode);
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("r.json")));
        Assert.Equal(2, result.RootElement.GetProperty("items").GetInt32());
        Assert.Equal(3, result.RootElement.GetProperty("rejects").GetInt32());
        Assert.All(
            (string[])["pipe", "letter.pdf", "zero", "socket"],
            name => Assert.Contains($"ff/{name}: passed over", run.Error, StringComparison.Ordinal));
        var rejects = await File.ReadAllTextAsync(_folder.File("o.rejects.csv"));
        Assert.Contains("a link that leads to nothing", rejects, StringComparison.Ordinal);
        Assert.Contains("its name is not UTF-8", rejects, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imr-train ingest /dev/stdin --out o.csv < a.csv")]
    [InlineData("cat a.csv | imr-train ingest /dev/stdin --out o.csv")]
    [InlineData("cat a.csv | imr-train ingest - --out o.csv")]
    [InlineData("imr-train ingest <(cat a.csv) --out o.csv")]
    [InlineData("imr-train ingest <(head -2 a.csv) <(head -1 a.csv; tail -1 a.csv) --out o.csv")]
    public async Task What_is_piped_in_is_read(string command)
    {
        _folder.Write("a.csv", Rows);

        var run = await ProgramRun.BashAsync(command, _folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(3, (await File.ReadAllLinesAsync(_folder.File("o.csv"))).Length);
    }

    [Theory]
    [InlineData("mkfifo p; imr-train ingest p --out o.csv", "p: is not a regular file")]
    [InlineData("imr-train ingest /dev/zero --out o.csv", "/dev/zero: is not a regular file")]
    [InlineData("cat a.csv | imr-score plan - --run r", "save it to a file")]
    public async Task A_pipe_that_cannot_be_read_is_refused_in_one_line(string command, string said)
    {
        _folder.Write("a.csv", Rows);
        var model = Path.Combine(SharedData.Root, "models", "default");

        var run = await ProgramRun.BashAsync(
            command.Replace("--run r", $"--run r --model {model}"), _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("loop", 2)]
    [InlineData("loop/**/*.csv", 2)]
    [InlineData("loop/sub/up", 2)]
    [InlineData("loop/*.csv", 2)]
    public async Task A_link_to_a_folder_above_or_a_second_name_of_a_file_gives_nothing_twice(string input, int items)
    {
        _folder.Write("loop/a.csv", Rows);
        await ProgramRun.BashAsync(
            "cd loop; mkdir sub; ln -s .. sub/up; ln -s . here; ln -s sub/../a.csv b.csv; ln a.csv sub/hard.csv; "
                + "ln -s ../../loop sub/again", _folder.Path);

        var run = await ProgramRun.RunAsync("imr-train", ["ingest", input, "--out", "o.csv"], _folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"read {items} items", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_said()
    {
        Directory.CreateDirectory(_folder.File("empty"));
        _folder.Write("empty/.hidden.csv", Rows);

        var run = await ProgramRun.RunAsync("imr-train", ["ingest", "empty", "--out", "o.csv"], _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: the inputs hold no row and no letter", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_pipe_ends_when_it_is_told_to()
    {
        await ProgramRun.BashAsync("mkfifo p", _folder.Path);
        var start = new ProcessStartInfo(
            "bash", ["-c", $"exec dotnet '{ProgramRun.PathOf("imr-train")}' ingest /dev/stdin --out o.csv <> p"])
        {
            WorkingDirectory = _folder.Path,
        };
        using var waiting = Process.Start(start)!;
        await Task.Delay(TimeSpan.FromSeconds(2));

        using var kill = Process.Start("sh", ["-c", $"kill -TERM {waiting.Id}"]);
        await waiting.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.NotEqual(0, waiting.ExitCode);
    }
}
