using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace ImrPredict.Tests;

public sealed class AuditCommandTests : IDisposable
{
    /// <summary>Settings that expect in seconds.</summary>
    internal const string Quick =
        """{"expectation": {"folds": 3, "training": """
        + """{"candidates": ["text"], "l2": [3], "half_life_years": [0]}}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Help_of_the_log_shows_the_form_that_works()
    {
        var help = await ProgramRun.ScoreAsync("audit", "log", "add", "--help");
        var outer = await ProgramRun.ScoreAsync("audit", "--help");

        Assert.Contains("imr-score audit log add <CASE/N> [options]", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<INPUT>", help.Output, StringComparison.Ordinal);
        Assert.Contains("imr-score audit [<INPUT>...]", outer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_decided_item_comes_out_in_input_order_and_the_rest_is_counted()
    {
        var table = _folder.Write("cases.csv", Table(300) + "OPEN-1,1,MRI of the knee,,2020-03-01,Vendor "
            + "A,\nBAD-1,1,MRI,Sideways,2020-03-01,Vendor A,\n");

        var run = await AuditAsync(table, "--max-rejects", "0.5");

        Assert.True(run.ExitCode == 0, run.Error);
        var rows = Rows("out/surprise.csv");
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"CASE-{i:D4}"), rows.Select(r => r["case_number"]));
        Assert.Equal(["case_number", "item", "outcome", "expected_probability", "surprise", "p_value", "flagged"],
            rows[0].Keys.Take(7));
        Assert.All(rows, r => Assert.InRange(Number(r["expected_probability"]), 0, 1));
        Assert.All(rows, r => Assert.True(Number(r["surprise"]) > 0));
        Assert.Single(Rows("out/audit.rejects.csv"));
        Assert.Contains("must not be used to approve, deny, delay or modify "
            + "care", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_takes_findings_on_decisions_that_an_audit_has_seen_and_on_no_other()
    {
        var log = _folder.File("log.db");
        await AuditAsync(_folder.Write("cases.csv", Table(300)), "--log", log);

        var known = await LogAsync("add", "CASE-0007/1", "--finding", "confirmed", "--log", log);
        var mistyped = await LogAsync("add", "CASE-9007/1", "--finding", "confirmed", "--log", log);
        var wrongItem = await LogAsync("add", "CASE-0007/2", "--finding", "confirmed", "--log", log);
        var withdrawn = await LogAsync("add", "CASE-0007/1", "--finding", "withdrawn", "--log", log);
        var unknown = await LogAsync("add", "X/1", "--finding", "note", "--log", _folder.File("other.db"));

        Assert.Equal((0, 2, 2, 0, 0), (
            known.ExitCode, mistyped.ExitCode, wrongItem.ExitCode, withdrawn.ExitCode, unknown.ExitCode));
        Assert.Contains("has seen such a decision", mistyped.Error, StringComparison.Ordinal);
        Assert.Contains("no audit has used", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_batch_is_judged_by_a_package()
    {
        var table = _folder.Write("cases.csv", Table(6));
        var model = Path.Combine(SharedData.Root, "models", "default");

        var alone = await AuditAsync(table);
        var judged = await AuditAsync(table, "--model", model);
        var own = await ProgramRun.ScoreAsync(
            "audit", Path.Combine(SharedData.Root, "data", "sample", "letters", "*5.txt"), "--out", _folder.File("own"),
            "--log", _folder.File("no-log.db"), "--model", "default", "--max-rejects", "1");

        Assert.Equal(2, alone.ExitCode);
        Assert.True(judged.ExitCode == 0, judged.Error);
        Assert.Equal(6, Rows("out/surprise.csv").Count);
        Assert.Contains("6 decided items in 6 cases", judged.Output, StringComparison.Ordinal);
        Assert.Contains("were learnt from by", own.Error, StringComparison.Ordinal);
        Assert.Equal(2, own.ExitCode);
    }

    [Fact]
    public async Task Units_that_differ_by_case_and_spaces_are_one()
    {
        var table = Table(300).Replace("Vendor A", "Vendor  a ", StringComparison.Ordinal)
            .Replace("Vendor B", "VENDOR A", StringComparison.Ordinal);

        await AuditAsync(_folder.Write("cases.csv", table), "--unit", "UR vendor");

        var units = Rows("out/charts.csv").Where(r => r["column"] == "UR vendor").Select(r => r["unit"]).Distinct();
        Assert.Equal(2, units.Count());
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_on_one_processor()
    {
        var table = _folder.Write("cases.csv", Table(300));

        await AuditAsync(table, "--unit", "UR vendor");
        var whole = Directory.GetFiles(_folder.File("out")).Order()
            .ToDictionary(f => Path.GetFileName(f)!, File.ReadAllBytes);
        await AuditAsync(table, "--unit", "UR vendor", ProgramRun.OneProcessor);

        Assert.Equal(10, whole.Count);
        Assert.All(whole, file => Assert.Equal(file.Value, File.ReadAllBytes(_folder.File($"out/{file.Key}"))));
    }

    [Fact]
    public async Task A_false_discovery_rate_of_one_flags_all()
    {
        var run =
            await AuditAsync(_folder.Write("cases.csv", Table(300)), "--fdr", "1", "--json", _folder.File("a.json"));

        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("a.json")));
        Assert.Equal(300, json.RootElement.GetProperty("items").GetInt32());
        Assert.Equal(300, json.RootElement.GetProperty("flags").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("fdr").GetDouble());
        Assert.Equal(JsonValueKind.Number, json.RootElement.GetProperty("twins").ValueKind);
        Assert.All(Rows("out/surprise.csv"), r => Assert.Equal("true", r["flagged"]));
        Assert.Equal(300, Rows("out/flags.csv").Count);
    }

    [Fact]
    public async Task A_vendor_column_of_the_input_gets_charts_of_its_own()
    {
        var run = await AuditAsync(_folder.Write("cases.csv", Table(300)), "--unit", "ur_vendor", "treatment_category");

        Assert.True(run.ExitCode == 0, run.Error);
        var funnels = Rows("out/charts.csv").Where(r => r["chart"] == "funnel").ToList();
        Assert.Equal(["Vendor A", "Vendor B", "Vendor C"],
            funnels.Where(r => r["column"] == "ur_vendor").Select(r => r["unit"]));
        Assert.Equal(300, funnels.Where(r => r["column"] == "ur_vendor").Sum(r => Number(r["items"])));
    }

    [Theory]
    [InlineData("no_such_column", "no column 'no_such_column'")]
    [InlineData("adjuster", "a column of persons")]
    public async Task A_unit_column_that_is_not_there_or_names_persons_ends_the_run_with_the_reason(
        string unit, string reason)
    {
        var run = await AuditAsync(_folder.Write("cases.csv", Table(300)), "--unit", unit);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out/audit.html")));
    }

    [Fact]
    public async Task Too_few_decisions_are_said_to_be_too_few()
    {
        var run = await AuditAsync(_folder.Write("cases.csv", Table(30)));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("30 decided items", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fdr", "1.5")]
    [InlineData("--method", "guess")]
    public async Task A_setting_out_of_range_is_wrong_usage(string option, string value)
    {
        Assert.Equal(1, (await AuditAsync(_folder.Write("cases.csv", Table(60)), option, value)).ExitCode);
    }

    [Fact]
    public async Task Time_respecting_expectations_differ_and_say_so()
    {
        var table = _folder.Write("cases.csv", Table(900));
        await AuditAsync(table);
        var plain = await File.ReadAllTextAsync(_folder.File("out/surprise.csv"));

        var run = await AuditAsync(table, "--time-respecting");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotEqual(plain, await File.ReadAllTextAsync(_folder.File("out/surprise.csv")));
        Assert.Contains("earlier ones alone", await File.ReadAllTextAsync(_folder.File("out/audit.json")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_is_kept_shown_by_later_audits_and_measures_the_flags()
    {
        var table = _folder.Write("cases.csv", Table(300));
        var log = _folder.File("log.db");

        await LogAsync("add", "CASE-0007/1", "--finding", "confirmed", "--note", "seen by two",
            "--who", "QA", "--log", log);
        await LogAsync("add", "CASE-0008/1", "--finding", "explained", "--who", "QA", "--log", log);
        var list = await LogAsync("list", "--log", log);
        var verified = await LogAsync("verify", "--log", log);
        var run = await AuditAsync(table, "--log", log, "--fdr", "1");

        Assert.Contains("CASE-0007/1", list.Output, StringComparison.Ordinal);
        Assert.Equal(0, verified.ExitCode);
        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("out/audit.json")));
        Assert.Equal(0.5, json.RootElement.GetProperty("flag_precision").GetProperty("share").GetDouble());
        Assert.Contains("of 2 flags that people judged 50", run.Output, StringComparison.Ordinal);
        Assert.Contains("seen by two", Rows("out/flags.csv").Single(r => r["case_number"] == "CASE-0007")["why"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_tampered_with_is_not_trusted()
    {
        var log = _folder.File("log.db");
        await LogAsync("add", "CASE-0007/1", "--finding", "explained", "--note", "first note", "--log", log);
        var bytes = await File.ReadAllBytesAsync(log);
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("first note"));
        bytes[at] = (byte)'F';
        await File.WriteAllBytesAsync(log, bytes);

        var verified = await LogAsync("verify", "--log", log);
        var audit = await AuditAsync(_folder.Write("cases.csv", Table(300)), "--log", log);

        Assert.Equal(2, verified.ExitCode);
        Assert.Equal(2, audit.ExitCode);
        Assert.Contains("entry 1", audit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_not_there_is_not_made_by_looking_at_it()
    {
        var run = await LogAsync("list", "--log", _folder.File("none.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(_folder.File("none.db")));
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>One item a case; MRI is mostly overturned, creams mostly upheld.</summary>
    internal static string Table(int rows)
    {
        var (random, table) = (new Random(5),
            new StringBuilder("case_number,item,requested_service,outcome,decision_date,UR vendor,adjuster\n"));
        for (var i = 0; i < rows; i++)
        {
            var mri = i % 2 == 0;
            var outcome = random.NextDouble() < (mri ? 0.7 : 0.1) ? "Overturned" : "Upheld";
            table.Append(
                CultureInfo.InvariantCulture,
                $"CASE-{i:D4},1,{(mri ? "MRI of the knee" : "Compound cream")},{outcome},"
                    + $"{2018 + (i * 4 / rows)}-0{1 + (i % 9)}-15,Vendor {(char)('A' + (i % 3))},J\n");
        }

        return table.ToString();
    }

    private Task<ProgramRun> AuditAsync(string table, params string[] more) => ProgramRun.ScoreAsync(
        [
            "audit", table, "--out", _folder.File("out"), "--options", _folder.Write("quick.json", Quick),
            .. more.Contains("--log") ? [] : new[] { "--log", _folder.File("no-log.db") }, .. more,
        ]);

    private static Task<ProgramRun> LogAsync(params string[] arguments) =>
        ProgramRun.ScoreAsync(["audit", "log", .. arguments]);

    private List<Dictionary<string, string>> Rows(string name) => RowsOf(_folder.File(name));

    /// <summary>The rows of a table, each cell by its header.</summary>
    internal static List<Dictionary<string, string>> RowsOf(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(reader.HeaderRecord!.ToDictionary(column => column, column => reader.GetField(column)!));
        }

        return rows;
    }
}
