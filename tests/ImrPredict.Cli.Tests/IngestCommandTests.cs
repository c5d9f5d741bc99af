using System.Text.Json;

namespace ImrPredict.Tests;

public sealed class IngestCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataFact]
    public async Task The_real_letters_are_read_whole_and_an_index_beside_them_is_not_read_twice()
    {
        var run = await ProgramRun.TrainAsync("ingest", SharedData.PathOf("dwc-letters"),
            "--out", _folder.File("items.csv"), "--json", _folder.File("r.json"));

        Assert.Equal(0, run.ExitCode);
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("r.json")));
        Assert.Equal(297, result.RootElement.GetProperty("items").GetInt32());
        Assert.Equal(130, result.RootElement.GetProperty("letters").GetInt32());
        Assert.Equal(0, result.RootElement.GetProperty("rejects").GetInt32());
        Assert.Equal(297, result.RootElement.GetProperty("already_read").GetInt32());
        Assert.InRange(result.RootElement.GetProperty("other_service_share").GetDouble(), 0, 0.05);
        Assert.False(File.Exists(_folder.File("items.rejects.csv")));
    }

    [Fact]
    public async Task A_folder_of_anything_gives_one_reject_a_file_that_cannot_be_read_and_exit_code_3()
    {
        _folder.Write("in/cases.csv", "case_number,requested_service,outcome\nCM17-0000001,MRI of the knee,Upheld\n");
        _folder.Write("in/empty.pdf", "");
        await File.WriteAllBytesAsync(_folder.File("in/photo.txt"), [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        await File.WriteAllBytesAsync(_folder.File("in/archive.csv"), [0x50, 0x4B, 3, 4, 5, 6, 7, 8]);
        _folder.Write("in/broken.pdf", "%PDF-1.7\n%broken");

        var run = await ProgramRun.TrainAsync("ingest", _folder.File("in"), "--out", _folder.File("items.csv"));

        Assert.Equal(3, run.ExitCode);
        var rejects = await File.ReadAllLinesAsync(_folder.File("items.rejects.csv"));
        Assert.Equal("file,place,field,reason", rejects[0]);
        Assert.Equal(4, rejects.Length - 1);
        Assert.Contains(rejects, line => line.Contains("photo.txt", StringComparison.Ordinal)
            && line.Contains("JPEG", StringComparison.Ordinal));
        Assert.Contains(rejects, line => line.Contains("archive.csv", StringComparison.Ordinal)
            && line.Contains("ZIP", StringComparison.Ordinal));
        Assert.Contains(rejects, line => line.Contains("empty.pdf", StringComparison.Ordinal)
            && line.Contains("empty", StringComparison.Ordinal));
        Assert.Contains(rejects, line => line.Contains("broken.pdf", StringComparison.Ordinal));
        Assert.Equal(2, (await File.ReadAllLinesAsync(_folder.File("items.csv"))).Length);
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("score")]
    public async Task A_table_whose_columns_are_not_known_says_what_to_do_next(string command)
    {
        var table = _folder.Write("house.csv", "Claim Ref,Treatment Requested\nA1,MRI of the knee\n");

        var run = command == "score"
            ? await ProgramRun.ScoreAsync(command, table, "--out", _folder.File("out.csv"))
            : await ProgramRun.TrainAsync(command, table, "--out", _folder.File("out.csv"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("next: imr-train map FILE", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_that_lies_in_the_middle_is_rounded_as_in_every_other_table()
    {
        var rows = Enumerable.Range(0, 32).Select(
            i => $"CM17-{i:D7},MRI of the knee,{(i < 2 ? "Overturned" : "Upheld")}");
        var table = _folder.Write("c.csv", $"case_number,requested_service,outcome\n{string.Join('\n', rows)}\n");

        var run = await ProgramRun.TrainAsync("ingest", table, "--out", _folder.File("items.csv"));

        Assert.Contains("2 overturned (6.3 %)", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_goes_to_standard_output_only_when_asked_and_then_alone()
    {
        var table = _folder.Write("cases.csv", "case_number,requested_service\nCM17-0000001,MRI of the knee\n");

        var run = await ProgramRun.TrainAsync("ingest", table, "--out", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("case_number,item,source,requested_service", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("read 1 items", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "ingest")]
    [InlineData(1, "ingest", "x.csv")]
    [InlineData(1, "ingest", "x.csv", "--out", "y.csv", "--max-rejects", "5")]
    [InlineData(1, "no-such-command")]
    [InlineData(2, "ingest", "no-such-file.csv", "--out", "y.csv")]
    public async Task Wrong_usage_ends_with_1_and_unusable_input_with_2_each_with_a_line(
        int exitCode, params string[] arguments)
    {
        var run = await ProgramRun.TrainAsync(arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
