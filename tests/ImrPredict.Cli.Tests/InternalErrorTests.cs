using System.CommandLine;
using ImrPredict.CommandLine;

namespace ImrPredict.Tests;

public sealed class InternalErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_error_that_nobody_foresaw_is_one_line_and_a_report_without_its_message()
    {
        var command = new Command("fail", "Fails.");
        command.Action(Task<int> (_, _) =>
            throw new InvalidOperationException("Jane Roe, knee", new KeyNotFoundException("Roe")));
        var (error, told) = (Console.Error, new StringWriter());
        var folder = Directory.GetCurrentDirectory();
        int code;
        try
        {
            Console.SetError(told);
            Directory.SetCurrentDirectory(_folder.Path);
            code = await CommandRun.MainAsync(new RootCommand { command }, ["fail"]);
        }
        finally
        {
            Directory.SetCurrentDirectory(folder);
            Console.SetError(error);
        }

        var line = Assert.Single(told.ToString().Trim().Split('\n'));
        var report = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder.Path)));
        Assert.Equal(ExitCode.InternalError, code);
        Assert.StartsWith("error: internal error (InvalidOperationException)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Roe", line + report, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", report, StringComparison.Ordinal);
        Assert.Contains(nameof(An_error_that_nobody_foresaw_is_one_line_and_a_report_without_its_message), report,
            StringComparison.Ordinal);
    }
}
