using System.Text.Json;

namespace ImrPredict.Tests.Train;

public sealed class MapCommandTests : IDisposable
{
    private const string Table = "Claim Ref,Treatment Requested,Handler\nCM17-0000001,MRI of the knee,x\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_map_is_made_of_standard_input_as_of_the_file()
    {
        _folder.Write("table.csv", Table);

        var named = await ProgramRun.BashAsync("imr-train map table.csv --out named.json", _folder.Path);
        var piped = await ProgramRun.BashAsync("cat table.csv | imr-train map - --out piped.json", _folder.Path);
        var given = await ProgramRun.BashAsync("imr-train map - --out given.json < table.csv", _folder.Path);

        Assert.All([named, piped, given], run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Equal(named.Output.Replace("named", "piped", StringComparison.Ordinal), piped.Output);
        Assert.Equal(File.ReadAllText(_folder.File("named.json")), File.ReadAllText(_folder.File("piped.json")));
        Assert.Equal(File.ReadAllText(_folder.File("named.json")), File.ReadAllText(_folder.File("given.json")));
    }

    [Fact]
    public async Task Standard_output_holds_the_map_alone()
    {
        _folder.Write("table.csv", Table);

        var run = await ProgramRun.BashAsync("imr-train map - --out - < table.csv", _folder.Path);

        Assert.True(run.ExitCode == 0, run.Error);
        using var map = JsonDocument.Parse(run.Output);
        Assert.Equal("case_number", map.RootElement.GetProperty("Claim Ref").GetString());
        Assert.Contains("'Handler' is not used", run.Error, StringComparison.Ordinal);
        Assert.Equal(["table.csv"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Bounds_of_reading_are_those_of_every_command()
    {
        File.Copy(
            Path.Combine(SharedData.Root, "tests", "ImrPredict.Fuzz", "Corpus", "odd.xls"), _folder.File("odd.xls"));

        var whole = await ProgramRun.BashAsync("imr-train map odd.xls --out map.json", _folder.Path);
        var bounded = await ProgramRun.BashAsync(
            "imr-train map odd.xls --out other.json --limit workbook-bytes=1000", _folder.Path);

        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.Equal(2, bounded.ExitCode);
        Assert.Contains("limit workbook-bytes", Assert.Single(bounded.Error.Trim().Split('\n')),
            StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("other.json")));
    }

    [Theory]
    [InlineData("imr-train map - --out map.json < /dev/null", "the file is empty")]
    [InlineData("echo 'no table' | imr-train map - --out map.json", "no map can be made of it")]
    [InlineData("imr-train map . --out map.json", "name a file")]
    [InlineData("imr-train map table.csv --out table.csv", "is an input of this run")]
    public async Task What_is_no_table_or_would_be_overwritten_is_one_error(string command, string said)
    {
        _folder.Write("table.csv", Table);

        var run = await ProgramRun.BashAsync(command, _folder.Path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("map.json")));
        Assert.Equal(Table, File.ReadAllText(_folder.File("table.csv")));
    }
}
