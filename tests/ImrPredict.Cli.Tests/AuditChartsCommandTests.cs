using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ImrPredict.Tests;

public sealed class AuditChartsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rules_rebasing_and_target_are_in_the_output_the_tables_the_page_and_the_JSON()
    {
        var run = await AuditAsync(
            "--unit", "UR vendor", "--rules", "nhs", "--rebase", "2020", "--rebase-note", "new <vendor>",
            "--target", "0.3", "--target-side", "at-least", "--json", _folder.File("a.json"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("charts over time by the NHS's rules", Unwrapped(run.Output), StringComparison.Ordinal);
        Assert.Contains("expected by chance", Unwrapped(run.Output), StringComparison.Ordinal);
        Assert.Contains("target at least 30 %: ", Unwrapped(run.Output), StringComparison.Ordinal);
        var units = Rows("out/units.csv");
        Assert.Equal(["Vendor A", "Vendor B", "Vendor C"],
            units.Where(r => r["column"] == "UR vendor").Select(r => r["unit"]));
        string[] variations = ["common cause", "special cause, higher", "special cause, lower"];
        string[] targets = ["hits", "misses", "may hit or miss"];
        Assert.All(units, r => Assert.Contains(r["variation"], variations));
        Assert.All(units, r => Assert.Contains(r["target"], targets));
        Assert.All(units, r => Assert.StartsWith("'2020", r["limits_from"], StringComparison.Ordinal));
        var periods = Rows("out/charts.csv").Where(r => r["chart"] == "period" && r["column"].Length == 0).ToList();
        Assert.All(periods, r => Assert.Equal(
            string.CompareOrdinal(r["period"], "'2020") < 0 ? "" : "new <vendor>", r["rebase_note"]));
        Assert.Equal(2, periods.Select(r => r["level"]).Distinct().Count());
        var page = await File.ReadAllTextAsync(_folder.File("out/audit.html"));
        Assert.Contains("rebased at 2020-01-01: new &lt;vendor&gt;", page, StringComparison.Ordinal);
        Assert.Contains("target at least 30 %", page, StringComparison.Ordinal);
        Assert.Contains("Units at a glance", page, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("a.json")));
        var runs = json.RootElement.GetProperty("runs");
        Assert.Equal("nhs", runs.GetProperty("rules").GetString());
        Assert.Equal(0.3, runs.GetProperty("target").GetDouble());
        Assert.Equal(units.Count + 1, runs.GetProperty("charts").GetInt32());
        Assert.Equal(JsonValueKind.Number, runs.GetProperty("expected_signals_per_year").ValueKind);
    }

    [Fact]
    public async Task Days_and_years_are_reported_where_the_dates_are_there()
    {
        var run = await AuditAsync("--clock", "review=20", "--clock", "assign=none");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("days from assignment or receipt to review: median 25", Unwrapped(run.Output),
            StringComparison.Ordinal);
        var review = Rows("out/timeliness.csv").Single(r =>
            r["stage"] == "review" && r["column"].Length == 0 && r["year"].Length == 0);
        Assert.Equal(("300", "270", "270", "270"),
            (review["cases"], review["timed"], review["clocked"], review["beyond"]));
        var years = Rows("out/yearly.csv").Where(r => r["column"].Length == 0).ToList();
        Assert.Equal(["", "2018", "2019", "2020", "2021"], years.Select(r => r["year"]));
        Assert.Equal(300, years.Skip(1).Sum(r => int.Parse(r["items"], CultureInfo.InvariantCulture)));
        Assert.Contains("Year by year", await File.ReadAllTextAsync(_folder.File("out/audit.html")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_dates_of_the_request_one_line_says_so()
    {
        var table = _folder.Write("plain.csv", AuditCommandTests.Table(300));

        var run = await RunAsync(table);

        Assert.Contains("nothing on timeliness", Unwrapped(run.Output), StringComparison.Ordinal);
        Assert.Empty(Rows("out/timeliness.csv"));
    }

    [Fact]
    public async Task A_rebasing_outside_the_decisions_is_told()
    {
        var run = await AuditAsync("--rebase", "1999-07");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("--rebase 1999-07: no chart has periods on both sides", Unwrapped(run.Error),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rebase", "soon", "expected a year, quarter, month or day")]
    [InlineData("--rebase-note", "why", "1 notes for 0 dates")]
    [InlineData("--clock", "review=x", "expected STAGE=DAYS")]
    [InlineData("--clock", "lunch=2", "expected STAGE=DAYS")]
    [InlineData("--target", "30", "--target takes a share")]
    [InlineData("--rules", "nelson", "nelson")]
    public async Task A_value_that_cannot_be_read_is_wrong_usage(string option, string value, string reason)
    {
        var run = await AuditAsync(option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(reason, Unwrapped(run.Error), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out/audit.html")));
    }

    private static string Unwrapped(string text) => string.Join(
        ' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<ProgramRun> AuditAsync(params string[] more)
    {
        var lines = AuditCommandTests.Table(300).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var table = new StringBuilder(lines[0]).AppendLine(",received_date,assigned_date");
        foreach (var (line, i) in lines.Skip(1).Select((line, i) => (line, i)))
        {
            // Assigned 25 days before the decision; every tenth case lacks its dates.
            var decided = DateOnly.Parse(line.Split(',')[4], CultureInfo.InvariantCulture);
            table.Append(CultureInfo.InvariantCulture, $"{line},")
                .AppendLine(i % 10 == 0
                    ? ","
                    : FormattableString.Invariant(
                        $"{decided.AddDays(-29):yyyy-MM-dd},{decided.AddDays(-25):yyyy-MM-dd}"));
        }

        return RunAsync(_folder.Write("cases.csv", table.ToString()), more);
    }

    private Task<ProgramRun> RunAsync(string table, params string[] more) => ProgramRun.ScoreAsync(
        [
            "audit", table, "--out", _folder.File("out"), "--options",
            _folder.Write("quick.json", AuditCommandTests.Quick), "--log", _folder.File("no-log.db"), .. more,
        ]);

    private List<Dictionary<string, string>> Rows(string name) => AuditCommandTests.RowsOf(_folder.File(name));
}
