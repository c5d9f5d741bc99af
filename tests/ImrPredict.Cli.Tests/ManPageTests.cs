using System.Text.RegularExpressions;

namespace ImrPredict.Tests;

/// <summary>Manual pages beside the help of the same commands.</summary>
public sealed class ManPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("imr-train")]
    [InlineData("imr-score")]
    public async Task Every_command_has_a_page_with_all_options_of_its_help(string program)
    {
        var run = await ProgramRun.RunAsync(program, ["man", "--out", _folder.Path]);

        Assert.True(run.ExitCode == 0, run.Error);
        var pages = Directory.GetFiles(_folder.Path, "*.1").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var approved = File.ReadAllText(Path.Combine(SharedData.Root, "tests", "Approved", $"help-{program}.txt"));
        foreach (var part in approved.Split("== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Split('\n')[0].Trim().Replace(' ', '-');
            var page = pages[name].Replace("\\-", "-", StringComparison.Ordinal);
            Assert.All(
                Regex.Matches(part.Split("\nExit codes: ")[0], @"^  (?:-\S, )*(--[a-z0-9-]+)", RegexOptions.Multiline),
                option => Assert.Contains($"\\fB{option.Groups[1].Value}\\fR", page, StringComparison.Ordinal));
            pages.Remove(name);
        }

        Assert.Empty(pages);
    }

    [Theory]
    [InlineData("imr-train")]
    [InlineData("imr-score")]
    public async Task A_page_is_roff_that_readers_of_pages_take_without_a_warning(string program)
    {
        await ProgramRun.RunAsync(program, ["man", "--out", _folder.Path]);

        // groff is not on every machine; what it would complain of is looked for without it.
        Assert.All(Directory.GetFiles(_folder.Path, "*.1"), file =>
        {
            var lines = File.ReadAllLines(file);
            Assert.StartsWith(".TH \"", lines[0], StringComparison.Ordinal);
            Assert.Equal([".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"DESCRIPTION\""], lines
                .Where(line => line.StartsWith(".SH", StringComparison.Ordinal)).Take(3));
            Assert.All(lines, line => Assert.Matches(@"^(\.(TH|SH|TP|PP|B)\b|[^.'])", line));
        });
        var checkedBy = await ProgramRun.BashAsync(
            "command -v groff >/dev/null || exit 0; for page in *.1; do groff -man -ww -z -Kutf8 -Tutf8 $page; done",
            _folder.Path);
        Assert.Equal((0, ""), (checkedBy.ExitCode, checkedBy.Error));
    }

    [Fact]
    public async Task One_page_is_printed_and_the_same_for_everybody()
    {
        var one = await ProgramRun.BashAsync("imr-score man audit log add", _folder.Path);
        var other = await ProgramRun.BashAsync(
            "USER=else LOGNAME=else IMR_MODEL=x imr-score man audit log add", _folder.Path);
        var unknown = await ProgramRun.BashAsync("imr-score man audit lag", _folder.Path);
        var both = await ProgramRun.BashAsync("imr-score man audit --out x", _folder.Path);

        Assert.Equal((0, 0, 2, 1), (one.ExitCode, other.ExitCode, unknown.ExitCode, both.ExitCode));
        Assert.Equal(one.Output, other.Output);
        Assert.StartsWith(".TH \"IMR-SCORE-AUDIT-LOG-ADD\" \"1\"", one.Output, StringComparison.Ordinal);
        Assert.Contains("'audit lag': no such command", unknown.Error, StringComparison.Ordinal);
    }
}
