using System.Text.Json;

namespace ImrPredict.Tests.Train;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_learners_are_written_as_onnx_with_the_list_of_their_features()
    {
        var (onnx, columns, json) = (_folder.File("m.onnx"), _folder.File("m.csv"), _folder.File("m.json"));

        var run = await ProgramRun.TrainAsync(
            "export", "--model", "default", "--onnx", onnx, "--columns", columns, "--json", json);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("text features are not made by it", run.Output, StringComparison.Ordinal);
        Assert.Contains("invented cases alone", run.Error, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(await File.ReadAllBytesAsync(json));
        var features = result.RootElement.GetProperty("features").GetInt32();
        var lines = await File.ReadAllLinesAsync(columns);
        Assert.Equal("position,name,view,absent", lines[0]);
        Assert.Equal(features, lines.Length - 1);
        Assert.EndsWith(",numbers,-1", lines[^1], StringComparison.Ordinal);
        Assert.True(new FileInfo(onnx).Length > 4 * features);
    }

    [Fact]
    public async Task One_of_both_may_go_to_standard_output_and_equal_models_give_equal_bytes()
    {
        var run = await ProgramRun.BashAsync(
            $"cd '{SharedData.Root}' && imr-train export --model default --onnx - | sha256sum && "
                + $"imr-train export --model default --onnx '{_folder.File("m.onnx")}' --quiet && "
                + $"sha256sum < '{_folder.File("m.onnx")}'",
            _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct());
    }

    [Fact]
    public async Task A_missing_file_name_is_wrong_usage_and_a_missing_package_ends_the_run()
    {
        var usage = await ProgramRun.TrainAsync("export", "--model", "default");
        var none = await ProgramRun.TrainAsync("export", "--model", "none-such", "--onnx", _folder.File("m.onnx"));
        var twice = await ProgramRun.TrainAsync(
            "export", "--model", "default", "--onnx", _folder.File("m"), "--columns", _folder.File("m"));

        Assert.Equal([1, 2, 2], new[] { usage, none, twice }.Select(run => run.ExitCode));
        Assert.Contains("no model package of this name", none.Error, StringComparison.Ordinal);
        Assert.Contains("named for two outputs", twice.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_list_that_cannot_be_written_leaves_no_file()
    {
        var run = await ProgramRun.TrainAsync(
            "export", "--model", "default", "--onnx", _folder.File("m.onnx"), "--columns", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a folder", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }
}
