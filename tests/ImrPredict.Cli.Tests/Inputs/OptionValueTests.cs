namespace ImrPredict.Tests.Inputs;

public sealed class OptionValueTests
{
    [Theory]
    [InlineData("imr-train", "ingest x --out y", "--max-rejects")]
    [InlineData("imr-train", "train x --model y", "--max-rejects")]
    [InlineData("imr-train", "train x --model y", "--test-from")]
    [InlineData("imr-train", "train x --model y", "--seed")]
    [InlineData("imr-train", "train x --model y", "--nodes")]
    [InlineData("imr-train", "backtest x", "--from")]
    [InlineData("imr-train", "backtest x", "--every")]
    [InlineData("imr-train", "backtest x --every 50", "--lag")]
    [InlineData("imr-train", "rank --run x", "--rank")]
    [InlineData("imr-train", "rank --run x", "--threads")]
    [InlineData("imr-train", "synthesize --out x", "--letters")]
    [InlineData("imr-train", "synthesize --out x", "--seed")]
    [InlineData("imr-train", "synthesize --out x", "--pdf")]
    [InlineData("imr-train", "synthesize --out x", "--plan-rows")]
    [InlineData("imr-train", "synthesize --out x", "--backlog")]
    [InlineData("imr-train", "synthesize --out x", "--summary-bias")]
    [InlineData("imr-train", "synthesize --out x", "--years")]
    [InlineData("imr-train", "download dmhc --out x", "--max-mb")]
    [InlineData("imr-train", "download dmhc --out x", "--retries")]
    [InlineData("imr-score", "score x --out y.csv", "--max-rejects")]
    [InlineData("imr-score", "score x --out y.csv", "--capacity")]
    [InlineData("imr-train", "evaluate x --model y --overturn-gain 1", "--review-cost")]
    [InlineData("imr-train", "evaluate x --model y --review-cost 1", "--overturn-gain")]
    [InlineData("imr-score", "audit x --out y", "--fdr")]
    [InlineData("imr-score", "audit x --out y", "--folds")]
    [InlineData("imr-score", "audit x --out y", "--target")]
    [InlineData("imr-score", "plan x --run y", "--shards")]
    [InlineData("imr-score", "shard --run y", "--index")]
    [InlineData("imr-score", "submit --run y", "--rounds")]
    [InlineData("imr-score", "submit --run y", "--jobs")]
    [InlineData("imr-score", "merge --run y --out z.csv", "--max-rejects")]
    public async Task A_value_that_is_no_number_is_refused_in_one_line_and_never_read_as_another(
        string program, string command, string option)
    {
        await RefusesAsync(program, command, option, "0,1");
    }

    [Theory]
    [InlineData("10%")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData(" 0.1")]
    [InlineData("0x1")]
    public async Task Other_ways_to_write_what_is_no_number_are_refused_too(string value)
    {
        await RefusesAsync("imr-train", "ingest x --out y", "--max-rejects", value);
        await RefusesAsync("imr-score", "audit x --out y", "--folds", value);
    }

    private static async Task RefusesAsync(string program, string command, string option, string value)
    {
        var run = await ProgramRun.RunAsync(program, [.. command.Split(' '), option, value]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"'{value}'", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_option_that_takes_a_number_is_among_those_tried_above()
    {
        var tried = typeof(OptionValueTests).GetMethod(
            nameof(A_value_that_is_no_number_is_refused_in_one_line_and_never_read_as_another))!
            .GetCustomAttributes(false).OfType<InlineDataAttribute>()
            .Select(data => (string)data.GetData(null!).Single()[2]).ToHashSet();
        var taken = new HashSet<string>();
        foreach (var (program, command) in new[]
        {
            ("imr-train", "train"), ("imr-train", "backtest"), ("imr-train", "rank"), ("imr-train", "synthesize"),
            ("imr-train", "evaluate"), ("imr-train", "compare"), ("imr-train", "drift"), ("imr-score", "score"),
            ("imr-score", "audit"), ("imr-score", "plan"), ("imr-score", "shard"), ("imr-score", "submit"),
        })
        {
            var help = await ProgramRun.RunAsync(program, [command, "--help"]);
            taken.UnionWith(help.Output.Split('\n')
                .Where(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"<(N|K|SHARE|YEAR)>"))
                .Select(line => System.Text.RegularExpressions.Regex.Match(line, "--[a-z-]+").Value)
                .Where(name => name.Length > 0));
        }

        Assert.Contains("--max-rejects", taken);
        Assert.Empty(taken.Except(tried));
    }

    [Theory]
    [InlineData("ingest x --out", "")]
    [InlineData("train x --model", " ")]
    [InlineData("ingest x --out y.csv --json", "")]
    public async Task An_empty_path_is_refused_in_one_line(string command, string value)
    {
        var run = await ProgramRun.TrainAsync([.. command.Split(' '), value]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("takes the path of a f", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
