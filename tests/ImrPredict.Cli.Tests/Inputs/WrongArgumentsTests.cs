namespace ImrPredict.Tests.Inputs;

public sealed class WrongArgumentsTests
{
    [Theory]
    [InlineData("scroe", "Did you mean score?", "For help: imr-score --help")]
    [InlineData("scroe cases.csv", "Did you mean score?", "For help: imr-score --help")]
    [InlineData("score cases.csv --out s.csv --modle x", "unknown option --modle", "For help: imr-score score --help")]
    [InlineData("score cases.csv", "'--out' is required", "For help: imr-score score --help")]
    [InlineData("audit log add --finding confirmed", "'CASE/N' missing", "For help: imr-score audit log add --help")]
    public async Task What_is_wrong_and_where_help_is_stands_in_one_line(string command, string wrong, string help)
    {
        var run = await ProgramRun.ScoreAsync(command.Split(' '));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.EndsWith(help, line.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_broken_at_spaces_where_lines_are_narrow()
    {
        var run = await ProgramRun.ScoreAsync("score", "no-such-file.csv", "--out", "s.csv", ProgramRun.Narrow);

        Assert.Equal(2, run.ExitCode);
        Assert.All(run.Error.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("no such file", run.Error, StringComparison.Ordinal);
    }
}
