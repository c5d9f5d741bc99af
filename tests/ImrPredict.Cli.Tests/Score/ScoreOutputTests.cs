using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Tests.Score;

public sealed class ScoreOutputTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private static readonly string[] Columns =
        ("case_number,item,requested_service,service_category,overturn_probability,probability_low,probability_high,"
        + "band,base_rate,base_rate_n,lift,rank,prediction,abstain_reason,reason_1,reason_2,reason_3,reason_4,reason_5,"
        + "precedent_1,precedent_2,precedent_3,warnings,source_file,model_id").Split(',');

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(20)]
    [InlineData(100_000)]
    public async Task A_capacity_tells_what_to_read_first_and_what_is_to_be_expected_of_it(int capacity)
    {
        var run = await ProgramRun.ScoreAsync(
            "score", Path.Combine(SharedData.Root, "data", "sample", "backlog", "synthetic-open-cases.csv"), "--map",
            Path.Combine(SharedData.Root, "data", "sample", "backlog", "map.json"), "--model", trained.Model, "--out",
            _folder.File("s.csv"), "--capacity", $"{capacity}", "--json", _folder.File("s.json"),
            "--html", _folder.File("s.html"));

        Assert.True(run.ExitCode == 0, run.Error);
        var first = Rows("s.csv")
            .Where(row => long.TryParse(row["rank"], CultureInfo.InvariantCulture, out var rank) && rank <= capacity)
            .Select(row => double.Parse(row["overturn_probability"], CultureInfo.InvariantCulture)).ToList();
        var result = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("s.json"))).RootElement;
        var found = result.GetProperty("at_capacity");
        var expected = found.GetProperty("expected_overturns").GetDouble();
        Assert.Equal(first.Count, found.GetProperty("items").GetInt32());
        Assert.Equal(first.Sum(), expected, 6);
        Assert.Equal(first.Min(), found.GetProperty("probability_at_cut").GetDouble(), 6);
        Assert.InRange(expected, found.GetProperty("expected_overturns_low").GetDouble(),
            found.GetProperty("expected_overturns_high").GetDouble());
        Assert.Equal(capacity > 20, expected == result.GetProperty("expected_overturns").GetDouble());
        Assert.Contains($"read first: the {first.Count} items of rank 1 to {first.Count}", run.Output);
        Assert.Contains($"Read first: the {first.Count} items", await File.ReadAllTextAsync(_folder.File("s.html")));
    }

    [Fact]
    public async Task Every_format_holds_the_columns_of_the_design_and_the_same_rows()
    {
        foreach (var name in (string[])["s.csv", "s.tsv", "s.xlsx", "s.parquet", "s.jsonl"])
        {
            var run = await ScoreAsync(Cases(), name);
            Assert.True(run.ExitCode == 0, name + run.Error);
        }

        var rows = Rows("s.csv");
        Assert.Equal(Columns, rows[0].Keys.Take(Columns.Length));
        Assert.Equal(3, rows.Count);
        var lines = (await File.ReadAllLinesAsync(_folder.File("s.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            rows.Select(row => row["overturn_probability"]),
            lines.Select(line => line.TryGetProperty("overturn_probability", out var p) ? p.GetRawText() : ""));
        var sheet = await new StreamReader(
            (await ZipFile.OpenReadAsync(_folder.File("s.xlsx")))
                .GetEntry("xl/worksheets/sheet1.xml")!.Open()).ReadToEndAsync();
        Assert.Contains($"<v>{rows[0]["overturn_probability"]}</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("10-12", sheet, StringComparison.Ordinal);
        Assert.Equal("PAR1",
            System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(_folder.File("s.parquet")))[..4]));
        Assert.Equal(rows.Count + 1, (await File.ReadAllLinesAsync(_folder.File("s.tsv"))).Length);
    }

    [Fact]
    public async Task Spreadsheets_are_kept_from_turning_case_numbers_into_dates_and_cells_into_formulas()
    {
        await ScoreAsync(Cases(), "s.csv");

        var text = await File.ReadAllTextAsync(_folder.File("s.csv"));
        Assert.Contains("\n'10-12,", text, StringComparison.Ordinal);
        Assert.Contains("'=cmd()", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_tables_hold_the_cells_that_json_lines_hold_whatever_stands_in_them()
    {
        string[] odd =
        [
            "a, b", "say \"twelve\" visits", "\"", "\"\"", "=1+1", "'quoted", "-x, \"y\"", "@home",
            "caf\u00e9 \u2013 50 \u00b5g", "\ud83d\ude00",
            "tab\there", "12", "plain", "+1, \"2\"", new string('q', 70_000) + ", \"end\"",
        ];
        var table = _folder.Write("odd.jsonl", string.Join('\n', odd.Select((title, i) => JsonSerializer.Serialize(
            new
            {
                case_number = i % 2 == 0 ? $"0{i}" : $"=A-{i}\"",
                requested_service = title,
                clinical_text = "Therapy failed.",
            }))));

        foreach (var name in (string[])["s.csv", "s.tsv", "s.jsonl"])
        {
            var run = await ScoreAsync(table, name);
            Assert.True(run.ExitCode == 0, name + run.Error);
        }

        var lines = (await File.ReadAllLinesAsync(_folder.File("s.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(odd.Length, lines.Count);
        foreach (var (name, delimiter) in new[] { ("s.csv", ","), ("s.tsv", "\t") })
        {
            var rows = Rows(name, delimiter);
            foreach (var column in (string[])["case_number", "requested_service", "reason_1", "abstain_reason"])
            {
                Assert.Equal(
                    lines.Select(line => line.TryGetProperty(column, out var cell) ? cell.GetString() : ""),
                    rows.Select(row => SpreadsheetText.Unguard(row[column])));
            }

            Assert.All(rows, row => Assert.DoesNotContain(row["requested_service"][0], "=+-@"));
            Assert.All(rows, row => Assert.DoesNotContain(row["case_number"][0], "=+-@0"));
        }
    }

    [Fact]
    public async Task Columns_that_items_do_not_take_follow_ours_and_free_text_does_not()
    {
        var table = _folder.Write("house.csv",
            "Handler,case_number,requested_service,rank,Due,Case notes,Info,clinical_text\n"
            + $"\"Lee, Ann\",A-1,MRI of the knee,3,2024-05-01,short,{new string('x', 101)},Swelling.\n"
            + "Bo,A-2,Acupuncture,=1+1,,,y,Pain.\n");
        var lines = _folder.Write(
            "more.jsonl", """{"case_number":"B-1","requested_service":"MRI","unit":7,"due":"May"}""");

        foreach (var name in (string[])["s.csv", "s.tsv", "s.jsonl", "s.xlsx", "s.parquet"])
        {
            var run = await ScoreAsync(table, name, lines);
            Assert.True(run.ExitCode == 0, name + run.Error);
            Assert.Contains("behind our columns: Handler, house_rank, Due, unit", run.Output, StringComparison.Ordinal);
            Assert.Contains("clinical: Case notes, Info", run.Output, StringComparison.Ordinal);
        }

        var rows = Rows("s.csv");
        Assert.Equal(["Handler", "house_rank", "Due", "unit"], rows[0].Keys.TakeLast(4));
        Assert.Equal(["Lee, Ann|3|2024-05-01|", "Bo|'=1+1||", "||May|7"],
            rows.Select(row => string.Join('|', row.Values.TakeLast(4))));
        var json = await File.ReadAllTextAsync(_folder.File("s.jsonl"));
        Assert.Contains("\"unit\":\"7\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("short", json, StringComparison.Ordinal);
        var again = await ScoreAsync(table, "n.csv", lines, "--no-house-columns");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal("service_percentile", Rows("n.csv")[0].Keys.Last());
    }

    [Fact]
    public async Task Standard_output_carries_the_table_alone()
    {
        var run = await ProgramRun.ScoreAsync("score", Cases(), "--model", trained.Model, "--out", "-");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith(string.Join(',', Columns), run.Output, StringComparison.Ordinal);
        Assert.Equal(4, run.Output.TrimEnd().Split('\n').Length);
        Assert.Contains("3 items in", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_managers_is_one_file_with_counts_second_looks_rejects_and_the_sentence_of_use()
    {
        _folder.Write("in/cases.csv", File.ReadAllText(Cases()));
        _folder.Write("in/broken.pdf", "%PDF-1.4 broken");

        var run = await ScoreAsync(_folder.File("in"), "s.csv", "--html", _folder.File("s.html"), "--max-rejects", "1");

        Assert.True(run.ExitCode == 0, run.Error);
        var page = await File.ReadAllTextAsync(_folder.File("s.html"));
        Assert.Contains("must not be used to approve, deny, delay or modify care", page, StringComparison.Ordinal);
        Assert.Contains("overturns expected", page, StringComparison.Ordinal);
        Assert.Contains("second look", page, StringComparison.Ordinal);
        Assert.Contains("broken.pdf", page, StringComparison.Ordinal);
        Assert.Contains("not enough information", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(Count(page, "<th "), Count(page, "scope="));
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_said_before_the_work()
    {
        Directory.CreateDirectory(_folder.File("taken.csv"));

        foreach (var more in new string[][]
        {
            ["--out", _folder.File("taken.csv")],
            ["--out", _folder.File("s.csv"), "--html", _folder.File("taken.csv")],
            ["--out", _folder.File("s.csv"), "--rejects", _folder.File("taken.csv")],
            ["--out", _folder.File("s.csv"), "--json", _folder.File("taken.csv")],
            ["--out", _folder.File("s.docx")],
        })
        {
            var run = await ProgramRun.ScoreAsync(["score", Cases(), "--model", trained.Model, .. more]);

            Assert.True(run.ExitCode == 2, string.Join(' ', more) + run.Error);
            Assert.Contains(Path.GetFileName(more[^1]), run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(_folder.File("s.csv")));
        }
    }

    [Fact]
    public async Task Columns_that_are_likely_known_by_other_names_are_suggested_and_not_assumed()
    {
        var table =
            _folder.Write("house.csv", "case_number,requested_service,Injury Dt\nC-1,MRI of the knee,2016-01-01\n");

        var run = await ScoreAsync(table, "s.csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--map", run.Error, StringComparison.Ordinal);
        Assert.Contains("'Injury Dt' may be injury_date", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_are_plain_words_and_precedents_are_earlier_decisions_of_other_cases()
    {
        await trained.ScoreAsync();

        var rows = Rows(trained.Folder.File("scores.csv"))
            .Where(row => row["overturn_probability"].Length > 0).ToList();

        Assert.All(rows, row => Assert.Matches(
            ": (raises|lowers) (slightly|a little|clearly|strongly) \\(\\d+\\.\\d\\d\\)$", row["reason_1"]));
        Assert.Contains(rows, row => Enumerable.Range(1, 5).Any(
            n => row[$"reason_{n}"].Contains(", \"", StringComparison.Ordinal)));
        Assert.DoesNotContain(rows, row => row["reason_1"].Contains('='));
        var named = rows.Where(row => row["precedent_1"].Length > 0).ToList();
        Assert.InRange(named.Count, rows.Count / 2, rows.Count);
        Assert.All(named, row =>
            Assert.False(row["precedent_1"].StartsWith(row["case_number"] + "/", StringComparison.Ordinal)));
        Assert.All(named, row => Assert.Matches("^\\S+/\\d+ (Upheld|Overturned)", row["precedent_1"]));
    }

    // A case number that looks like a date, a title that looks like a formula, and a row of which nothing is known.
    private string Cases() => _folder.Write(
        "cases.csv",
        """
        case_number,item,requested_service,clinical_text
        10-12,1,MRI of the lumbar spine,
        """
        + """
        Six weeks of physical therapy failed. Motor weakness of the left leg is measured.
        X-2,1,"=cmd() physical therapy, 12 visits",The patient improved with therapy.
        X-3,1,zzzz qqqq,
        """);

    private Task<ProgramRun> ScoreAsync(string input, string output, params string[] more) =>
        ProgramRun.ScoreAsync(["score", input, "--model", trained.Model, "--out", _folder.File(output), .. more]);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private List<Dictionary<string, string>> Rows(string name, string delimiter = ",")
    {
        using var reader = new CsvReader(
            new StreamReader(_folder.File(name)),
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter });
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
