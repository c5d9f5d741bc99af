using System.Text.Json;

namespace ImrPredict.Tests.Train;

/// <summary>What readers found comes back into training.</summary>
public sealed class TrainFindingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_errors_are_left_out_and_nothing_else_changes()
    {
        var rows = Table(240);
        _folder.Write("cases.csv", string.Concat(rows));
        _folder.Write("fewer.csv", string.Concat(rows.Where(row =>
            !row.StartsWith("CASE-0007,", StringComparison.Ordinal)
            && !row.StartsWith("CASE-0011,", StringComparison.Ordinal))));
        _folder.Write("options.json", TrainedModel.Options);
        await FindAsync("CASE-0007/1", "data-error", "Ann");
        await FindAsync("CASE-0011", "data-error", "Ann");       // all of the case
        await FindAsync("CASE-9999/1", "data-error", "Ann");     // of another file
        await FindAsync("CASE-0013/1", "data-error", "Ann");
        await FindAsync("CASE-0013/1", "explained", "Ben");      // nobody settled it
        await FindAsync("CASE-0015/1", "confirmed", "Ann");

        var with = await TrainAsync("cases.csv", "with", "--findings", "log.db");
        var without = await TrainAsync("fewer.csv", "without");

        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("with.json")));
        using var plain = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("without.json")));
        var errors = report.RootElement.GetProperty("data_errors");
        Assert.Equal(
            (2, 3, 1, 1),
            (errors.GetProperty("rows").GetInt32(), errors.GetProperty("decisions").GetInt32(),
                errors.GetProperty("not_among_rows").GetInt32(), errors.GetProperty("unsettled").GetInt32()));
        Assert.Equal(Id(plain), Id(report));
        Assert.False(plain.RootElement.TryGetProperty("data_errors", out _));
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.File("without/model.zip")),
            await File.ReadAllBytesAsync(_folder.File("with/model.zip")));
        const string Words = "2 rows left out that readers found to be data errors (log.db: 3 decisions, 1 not among "
            + "these rows; 1 more on which readers differ are kept)";
        Assert.Contains(Words, Joined(with.Output), StringComparison.Ordinal);
        var (card, page) = (
            await File.ReadAllTextAsync(_folder.File("with/card.md")),
            await File.ReadAllTextAsync(_folder.File("with/report.html")));
        Assert.Contains(Words, Joined(card), StringComparison.Ordinal);
        Assert.Contains("2 rows left out", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data errors", without.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_on_an_item_goes_before_one_on_its_case_and_refresh_asks_for_the_findings_again()
    {
        _folder.Write(
            "cases.csv", string.Concat(Table(240)) + "CASE-0011,2,MRI of the knee,Upheld,2016-03-01,knee,40\n");
        _folder.Write("options.json", TrainedModel.Options);
        await FindAsync("CASE-0011", "data-error", "Ann");
        await FindAsync("CASE-0011/2", "explained", "Ann");
        await FindAsync("CASE-0012", "data-error", "Ann");
        await FindAsync("CASE-0012/1", "data-error", "Ann");
        await FindAsync("CASE-0012/1", "explained", "Ben"); // nobody settled it

        await TrainAsync("cases.csv", "model", "--findings", "log.db");
        var refresh = await ProgramRun.RunAsync(
            "imr-train", ["refresh", "cases.csv", "--model", "model", "--force"], _folder.Path);
        var again = await ProgramRun.RunAsync(
            "imr-train", ["refresh", "cases.csv", "--model", "model", "--force", "--findings", "log.db"], _folder.Path);

        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("model.json")));
        Assert.Equal(1, report.RootElement.GetProperty("data_errors").GetProperty("rows").GetInt32());
        Assert.Equal((2, 0), (refresh.ExitCode, again.ExitCode));
        Assert.Contains("--findings", refresh.Error, StringComparison.Ordinal);
        Assert.Contains("1 row left out", Joined(again.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_no_findings_is_refused_in_one_line()
    {
        _folder.Write("cases.csv", string.Concat(Table(60)));
        _folder.Write("options.json", TrainedModel.Options);
        _folder.Write("text.db", new string('x', 5000));
        _folder.Write("empty.db", "");
        await FindAsync("OTHER-1/1", "data-error", "Ann");

        var none = await RunAsync("cases.csv", "model", "--findings", "nosuch.db");
        var text = await RunAsync("cases.csv", "model", "--findings", "text.db");

        var empty = await RunAsync("cases.csv", "model", "--findings", "empty.db");
        var foreign = await RunAsync("cases.csv", "model", "--findings", "log.db");

        Assert.Equal((2, 2, 2), (none.ExitCode, text.ExitCode, empty.ExitCode));
        Assert.DoesNotContain("read 60 items", none.Output, StringComparison.Ordinal);
        Assert.Contains("empty.db: is empty", Joined(empty.Error), StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(_folder.File("empty.db")).Length);
        Assert.Contains(
            "warning: log.db: no finding of it is about a case", Joined(foreign.Error), StringComparison.Ordinal);
        Assert.Contains("nosuch.db: no such file", Joined(none.Error), StringComparison.Ordinal);
        Assert.Contains("text.db: cannot be", Joined(text.Error), StringComparison.Ordinal);
    }

    private static string Id(JsonDocument report) =>
        report.RootElement.GetProperty("model").GetProperty("id").GetString()!;

    private static string Joined(string text) => string.Join(
        ' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Table(int rows) =>
    [
        "case_number,item,requested_service,outcome,decision_date,body_part,age\n",
        .. Enumerable.Range(0, rows).Select(i => $"CASE-{i:D4},1,{(i % 2 == 0 ? "MRI of the knee" : "Acupuncture")},"
            + $"{(i % 3 == 0 ? "Overturned" : "Upheld")},20{15 + (i % 8)}-03-01,"
            + $"{(i % 4 == 0 ? "knee" : "neck")},{20 + (i % 40)}\n"),
    ];

    private async Task FindAsync(string decision, string finding, string who)
    {
        var run = await ProgramRun.RunAsync(
            "imr-score",
            ["audit", "log", "add", decision, "--finding", finding, "--who", who, "--log", _folder.File("log.db")]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private async Task<ProgramRun> TrainAsync(string file, string model, params string[] more)
    {
        var run = await RunAsync(file, model, more);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private Task<ProgramRun> RunAsync(string file, string model, params string[] more) => ProgramRun.RunAsync(
        "imr-train",
        [
            "train", file, "--model", model, "--json", $"{model}.json", "--options", "options.json", "--allow-leak",
            .. more,
        ],
        _folder.Path);
}
