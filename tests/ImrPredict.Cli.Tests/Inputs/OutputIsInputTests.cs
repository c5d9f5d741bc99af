namespace ImrPredict.Tests.Inputs;

public sealed class OutputIsInputTests : IDisposable
{
    private const string Rows =
        "case_number,requested_service,vendor,outcome\nCM17-0000001,MRI of the knee,A,Upheld\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("imr-train ingest a.csv --out a.csv")]
    [InlineData("imr-train ingest a.csv --out ./sub/../a.csv")]
    [InlineData("imr-train ingest a.csv --out o.csv --rejects a.csv")]
    [InlineData("imr-train ingest a.csv --out o.csv --json a.csv")]
    [InlineData("imr-train ingest . --out sub/b.csv")]
    [InlineData("imr-train ingest '*.csv' --out a.csv")]
    [InlineData("ln -s a.csv link.csv; imr-train ingest a.csv --out link.csv")]
    [InlineData("ln a.csv hard.csv; imr-train ingest a.csv --out hard.csv")]
    [InlineData("ln -s . dir; imr-train ingest a.csv --out dir/a.csv")]
    [InlineData("imr-score score a.csv --out a.csv")]
    [InlineData("imr-score score a.csv --out o.csv --html a.csv")]
    [InlineData("imr-score score a.rejects.csv --out a.csv")]
    [InlineData("imr-train evaluate a.csv --report a.csv")]
    [InlineData("imr-train ingest a.csv --map map.json --out o.csv --json map.json")]
    public async Task An_output_that_is_an_input_is_refused_before_the_work(string command)
    {
        _folder.Write("a.csv", Rows);
        _folder.Write("a.rejects.csv", Rows);
        _folder.Write("sub/b.csv", Rows);
        _folder.Write("map.json", "{}");

        var run = await ProgramRun.BashAsync(command, _folder.Path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is an input of this run", run.Error, StringComparison.Ordinal);
        Assert.Equal(Rows, await File.ReadAllTextAsync(_folder.File("a.csv")));
        Assert.Equal(Rows, await File.ReadAllTextAsync(_folder.File("a.rejects.csv")));
        Assert.Equal("{}", await File.ReadAllTextAsync(_folder.File("map.json")));
    }

    [Theory]
    [InlineData("imr-train ingest a.csv --out x.jsonl --json x.jsonl")]
    [InlineData("imr-train ingest a.csv --out x.csv --json sub/../x.csv")]
    [InlineData("imr-train ingest a.csv --out x.csv --json x.rejects.csv")]
    [InlineData("imr-score score a.csv --out x.csv --html x.csv")]
    [InlineData("imr-train ingest a.csv --out - --json -")]
    public async Task Two_outputs_of_one_name_are_refused(string command)
    {
        _folder.Write("a.csv", Rows);
        Directory.CreateDirectory(_folder.File("sub"));

        var run = await ProgramRun.BashAsync(command, _folder.Path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("two outputs", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imr-train train L --model L", "holds L/a.csv, an input")]
    [InlineData("imr-train train L/a.csv --model L/a.csv", "is a file")]
    [InlineData("mkdir full; touch full/x; imr-train train L --model full", "holds files but no manifest.json")]
    public async Task A_model_is_not_written_over_what_is_no_model(string command, string said)
    {
        _folder.Write("L/a.csv", Rows);

        var run = await ProgramRun.BashAsync(command, _folder.Path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(Rows, await File.ReadAllTextAsync(_folder.File("L/a.csv")));
    }

    [Fact]
    public async Task A_package_that_is_called_by_its_name_is_an_input_too()
    {
        Directory.CreateDirectory(_folder.File("models/mine"));
        foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Root, "models", "default")))
        {
            File.Copy(file, _folder.File($"models/mine/{Path.GetFileName(file)}"));
        }

        var model = _folder.File("models/mine/model.zip");
        var before = await File.ReadAllBytesAsync(model);

        var run = await ProgramRun.BashAsync(
            "imr-train export --model mine --onnx models/mine/model.zip", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is an input of this run", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(model));
    }

    [Fact]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        _folder.Write("a.csv", Rows);

        var run = await ProgramRun.BashAsync(
            "mkfifo p; (cat p > got.csv) & imr-train ingest a.csv --out o.csv --json p; wait; test -p p && echo still",
            _folder.Path);

        Assert.EndsWith("still\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"items\": 1", await File.ReadAllTextAsync(_folder.File("got.csv")), StringComparison.Ordinal);
    }
}
