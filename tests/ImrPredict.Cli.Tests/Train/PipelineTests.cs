using System.Text.Json;

namespace ImrPredict.Tests.Train;

/// <summary>What scripts rely on: exit codes by figures, the model by an environment variable.</summary>
public sealed class PipelineTests : IDisposable
{
    private static readonly string Plans = Path.Combine(
        SharedData.Root, "data", "sample", "dmhc", "synthetic-2026-findings.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("auc>=0", 0)]
    [InlineData("auc>=.999", 4)]
    [InlineData("ece<=1, auc.low>.999", 4)]
    [InlineData("log_loss<.01", 4)]
    public async Task A_figure_that_is_not_reached_ends_evaluate_with_a_code_of_its_own(string limits, int code)
    {
        var run = await ProgramRun.TrainAsync("evaluate", Plans, "--model", "default", "--require", limits);

        Assert.True(run.ExitCode == code, run.Error);
        Assert.Equal(code == 4, run.Error.Contains("is not met: it is ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Costs_of_a_review_give_a_threshold_and_its_point_of_the_decision_curve()
    {
        var (json, page) = (_folder.File("e.json"), _folder.File("e.html"));

        var run = await ProgramRun.TrainAsync(
            "evaluate", Plans, "--model", "default", "--review-cost", "120", "--overturn-gain", "800",
            "--json", json, "--report", page);

        Assert.True(run.ExitCode == 0, run.Error);
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement;
        var found = report.GetProperty("at_costs");
        var curve = report.GetProperty("decision_curve").EnumerateArray().Single(
            point => point.GetProperty("threshold").GetDouble() == 0.15);
        Assert.Equal(curve.ToString(), found.GetProperty("at").ToString());
        Assert.Equal(
            680 * curve.GetProperty("net_benefit_low").GetDouble(), found.GetProperty("value_low").GetDouble(), 9);
        const string Words = "A review that costs 120 and an overturn found worth 800 give the threshold 0.150: ";
        Assert.Contains(Words, run.Output, StringComparison.Ordinal);
        Assert.Contains(Words, await File.ReadAllTextAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--review-cost 5", "go together")]
    [InlineData("--overturn-gain 5", "go together")]
    [InlineData("--review-cost 5 --overturn-gain 5", "no review pays")]
    [InlineData("--review-cost 0 --overturn-gain 5", "--review-cost takes a number from 0.001")]
    [InlineData("--review-cost 1,5 --overturn-gain 5", "found '1,5'")]
    public async Task Costs_that_give_no_threshold_are_wrong_usage(string costs, string why)
    {
        var run = await ProgramRun.TrainAsync(["evaluate", Plans, "--model", "default", .. costs.Split(' ')]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auc=>.7")]
    [InlineData("auc>=70%")]
    [InlineData("auc>=\u0665")]
    [InlineData("area>=.7")]
    [InlineData("")]
    public async Task A_limit_that_cannot_be_read_is_wrong_usage(string limits)
    {
        var run = await ProgramRun.TrainAsync("evaluate", Plans, "--model", "default", "--require", limits);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("lift_over_plain", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_have_moved_far_end_drift_with_a_code_of_its_own()
    {
        var asked = await ProgramRun.TrainAsync("drift", Plans, "--model", "default", "--fail-on", "large");
        var unasked = await ProgramRun.TrainAsync("drift", Plans, "--model", "default");

        Assert.Equal((4, 0), (asked.ExitCode, unasked.ExitCode));
        Assert.Equal(asked.Output, unasked.Output);
    }

    [Theory]
    [InlineData("imr-score", "imr-score sc", "score")]
    [InlineData("imr-score", "imr-score score --no-h", "--no-house-columns")]
    [InlineData("imr-train", "imr-train ev", "evaluate")]
    public async Task Bash_completes_commands_and_options(string program, string typed, string completed)
    {
        var name = "_" + program.Replace('-', '_');
        var words = string.Join(' ', typed.Split(' ').Select(word => $"'{word}'"));

        var run = await ProgramRun.BashAsync(
            $"complete() {{ :; }}; eval \"$({program} completion bash)\"; COMP_LINE='{typed}'; "
            + $"COMP_POINT={typed.Length}; COMP_WORDS=({words}); COMP_CWORD={typed.Split(' ').Length - 1}; {name}; "
            + "echo \"${COMPREPLY[@]}\"",
            _folder.Path);

        Assert.Equal((0, completed), (run.ExitCode, run.Output.Trim()));
    }

    [Fact]
    public async Task The_environment_names_the_model_where_the_command_does_not()
    {
        _folder.Write("open.csv", "case_number,requested_service\nCM17-0000001,MRI of the knee\n");
        var models = Path.Combine(SharedData.Root, "models");

        var named = await ProgramRun.BashAsync(
            $"IMR_MODEL='{models}/dmhc' imr-score score open.csv --out named.csv", _folder.Path);
        var overridden = await ProgramRun.BashAsync(
            $"IMR_MODEL=nowhere imr-score score open.csv --out asked.csv --model '{models}/dmhc'", _folder.Path);
        var unknown = await ProgramRun.BashAsync(
            "IMR_MODEL=nowhere imr-score score open.csv --out x.csv", _folder.Path);

        Assert.Equal((0, 0, 2), (named.ExitCode, overridden.ExitCode, unknown.ExitCode));
        Assert.Equal(File.ReadAllText(_folder.File("named.csv")), File.ReadAllText(_folder.File("asked.csv")));
        Assert.Contains("nowhere: no model package of this name", unknown.Error, StringComparison.Ordinal);
    }
}
