using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace ImrPredict.Tests;

public sealed class MainFlowTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Training_prints_the_baselines_and_writes_the_stable_names()
    {
        Assert.True(trained.Run.ExitCode == 0, trained.Run.Error);
        Assert.Contains("baseline: cohort", trained.Run.Output, StringComparison.Ordinal);
        Assert.Contains("not whether care is right", OneLine(trained.Run.Output), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(trained.Folder.File("train.json")));
        var root = json.RootElement;
        Assert.True(root.GetProperty("n").GetInt32() > root.GetProperty("n_overturned").GetInt32());
        Assert.Equal(64, root.GetProperty("model").GetProperty("sha256").GetString()!.Length);
        foreach (var name in (string[])["auc", "auc_low", "auc_high", "ap", "brier", "brier_skill", "log_loss", "ece",
            "accuracy", "majority_accuracy"])
        {
            Assert.Equal(JsonValueKind.Number, root.GetProperty("metrics").GetProperty(name).ValueKind);
        }

        Assert.True(root.GetProperty("baselines").TryGetProperty("majority", out _));
        Assert.True(root.GetProperty("baselines").TryGetProperty("cohort", out _));
        Assert.True(root.GetProperty("candidates").GetArrayLength() >= 2);
        Assert.False(root.GetProperty("leak").GetProperty("tripped").GetBoolean());
    }

    [Fact]
    public void The_package_holds_what_the_design_names()
    {
        var files = Directory.GetFiles(trained.Model).Select(Path.GetFileName).ToHashSet();

        Assert.Superset(
            new HashSet<string?>
            {
                "model.zip", "manifest.json", "options.json", "metrics.json", "card.md", "reference.json", "learnt.bin",
                "report.html",
            },
            files);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_package_on_one_processor_too()
    {
        var run = await trained.TrainAsync(_folder.File("again"), ProgramRun.OneProcessor);

        Assert.True(run.ExitCode == 0, run.Error);
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(file),
                await File.ReadAllBytesAsync(Path.Combine(_folder.File("again"), Path.GetFileName(file))));
        }
    }

    [Fact]
    public async Task Every_item_of_a_folder_of_letters_comes_out_scored_abstained_or_rejected()
    {
        File.Copy(Directory.GetFiles(trained.Letters, "*.pdf")[0], _folder.Write("in/letter.pdf", ""), overwrite: true);
        File.Copy(Directory.GetFiles(trained.Letters, "*.txt")[0], _folder.File("in/letter.txt"));
        _folder.Write("in/nothing.csv", "case_number,requested_service\nX-1,zzzz qqqq\n");
        _folder.Write("in/broken.pdf", "%PDF-1.4 broken");

        var run = await ScoreAsync(_folder.File("in"), "s.csv", "--max-rejects", "1", "--json", _folder.File("s.json"));

        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("s.json")));
        long Count(string name) => json.RootElement.GetProperty(name).GetInt64();
        Assert.Equal(Count("items_in"), Count("scored") + Count("abstained") + Count("rejected"));
        Assert.Equal(1, Count("abstained"));
        Assert.Equal(1, Count("rejected"));
        var rows = Rows("s.csv");
        Assert.Equal(Count("scored") + Count("abstained"), rows.Count);
        Assert.Contains("broken.pdf", await File.ReadAllTextAsync(_folder.File("s.rejects.csv")),
            StringComparison.Ordinal);
        Assert.DoesNotContain(rows, row => row["abstain_reason"].StartsWith("unlike", StringComparison.Ordinal));
        var abstained = rows.Single(row => row["case_number"] == "X-1");
        Assert.Equal("", abstained["overturn_probability"]);
        Assert.StartsWith("not enough information", abstained["abstain_reason"], StringComparison.Ordinal);
        var scored = rows.Where(row => row["case_number"] != "X-1").ToList();
        Assert.Equal(
            scored.OrderByDescending(row => double.Parse(row["overturn_probability"], CultureInfo.InvariantCulture))
                .Select(row => row["case_number"] + row["item"]),
            scored.OrderBy(row => int.Parse(row["rank"], CultureInfo.InvariantCulture))
                .Select(row => row["case_number"] + row["item"]));
    }

    [Fact]
    public async Task An_item_of_words_that_the_model_has_never_met_gets_no_probability()
    {
        string[] parts = ["ren", "tali", "osor", "mena", "tesi", "lohe", "arid"];
        var words = string.Join(
            ' ', Enumerable.Range(0, 60).Select(i => $"{parts[i % 7]}{parts[i / 7 % 7]}{parts[i * 3 % 7]}"));
        var table = _folder.Write("cases.csv", $"case_number,requested_service,clinical_text\nX-1,Zzqx yyqx,{words}\n");

        var run = await ScoreAsync(table, "s.csv");

        Assert.True(run.ExitCode == 0, run.Error);
        var row = Rows("s.csv").Single();
        Assert.Equal("", row["overturn_probability"]);
        Assert.StartsWith("unlike what the model has learnt from", row["abstain_reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_option_is_wrong_usage_and_not_a_missing_file()
    {
        var run = await ScoreAsync(trained.Letters, "s.csv", "--no-such-option");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("unknown option --no-such-option", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_are_the_same_bytes_on_one_processor_and_when_a_broken_run_is_resumed()
    {
        await trained.ScoreAsync();
        Task<ProgramRun> AgainAsync(string output, string option) => ProgramRun.RunAsync(
            "imr-score", ["score", "letters", "--model", "model", "--out", _folder.File(output), option],
            trained.Folder.Path);
        var one = await AgainAsync("one.csv", ProgramRun.OneProcessor);
        var resumed = await AgainAsync("resumed.csv", "--resume");

        Assert.Equal(0, one.ExitCode);
        Assert.Equal(0, resumed.ExitCode);
        var whole = await Bytes(trained.Folder.File("scores.csv"));
        Assert.Equal(whole, await Bytes("one.csv"));
        Assert.Equal(whole, await Bytes("resumed.csv"));
        Assert.False(File.Exists(trained.Folder.File("scores.csv.journal")));
    }

    [Fact]
    public async Task Evaluate_judges_a_saved_model_with_the_same_names_on_letters_that_it_has_not_seen()
    {
        var run = await trained.EvaluateAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("were learnt from", run.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(trained.Folder.File("e.json")));
        using var train = JsonDocument.Parse(File.ReadAllText(trained.Folder.File("train.json")));
        Assert.InRange(json.RootElement.GetProperty("metrics").GetProperty("auc").GetDouble(), 0.4, 1);
        Assert.True(
            json.RootElement.GetProperty("learnt_left_out").GetInt32()
                >= train.RootElement.GetProperty("n").GetInt32());
        Assert.True(json.RootElement.GetProperty("baselines").TryGetProperty("cohort", out _));
    }

    [Fact]
    public async Task Evaluate_refuses_the_training_letters_until_it_is_told_otherwise()
    {
        var refused = await ProgramRun.TrainAsync("evaluate", trained.Letters, "--model", trained.Model);
        var told = await ProgramRun.TrainAsync(
            "evaluate", trained.Letters, "--model", trained.Model, "--include-learnt");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("learnt from", refused.Error, StringComparison.Ordinal);
        Assert.True(told.ExitCode == 0, told.Error);
        Assert.Contains("flattered", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_writes_a_report_that_needs_nothing_but_itself()
    {
        var run = await trained.EvaluateAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        var page = await File.ReadAllTextAsync(trained.Folder.File("report.html"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("what care is right", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_is_quiet_on_letters_of_the_same_kind_and_loud_on_others()
    {
        var others = _folder.Write("others.csv", "case_number,requested_service,clinical_text\n" + string.Concat(
            Enumerable.Range(0, 200).Select(
                i => $"X-{i},Home health aide for {i} hours,Ganz andere Worte {i} stehen hier geschrieben.\n")));

        var same = await ProgramRun.TrainAsync(
            "drift", trained.MoreLetters, "--model", trained.Model, "--json", _folder.File("same.json"));
        var other = await ProgramRun.TrainAsync(
            "drift", others, "--model", trained.Model, "--json", _folder.File("other.json"));

        Assert.True(same.ExitCode == 0, same.Error);
        Assert.True(other.ExitCode == 0, other.Error);
        Assert.Equal("stable", ScoreVerdict("same.json"));
        Assert.Equal("strongly_shifted", ScoreVerdict("other.json"));
        Assert.Contains("Of words and categories", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_says_in_words_what_the_difference_of_two_models_is()
    {
        var run = await ProgramRun.TrainAsync("compare", trained.Model, trained.Model, trained.MoreLetters,
            "--json", _folder.File("c.json"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("verdict: no difference to be seen", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("c.json")));
        var auc = json.RootElement.GetProperty("all").GetProperty("metrics").GetProperty("auc");
        Assert.Equal(0, auc.GetProperty("difference").GetDouble());
        Assert.Equal(0, auc.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task Backtest_judges_year_after_year()
    {
        var run = await trained.BacktestAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("strictly earlier years", OneLine(run.Output), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(trained.Folder.File("b.json")));
        Assert.Equal(
            [2024],
            json.RootElement.GetProperty("years").EnumerateArray().Select(y => y.GetProperty("year").GetInt32()));
        Assert.True(json.RootElement.GetProperty("not_judged").TryGetProperty("2023", out _));
        Assert.Equal(JsonValueKind.Number, json.RootElement.GetProperty("mean_lift").GetProperty("auc_low").ValueKind);
    }

    [Fact]
    public async Task Backtest_learns_again_as_decisions_come_in()
    {
        var run = await ProgramRun.TrainAsync(
            "backtest", trained.AllLetters, "--by", "quarter", "--lag", "30", "--from", "2023", "--options",
            trained.Folder.File("options.json"), "--json", trained.Folder.File("q.json"), "--html",
            trained.Folder.File("q.html"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("lag of 30 days", OneLine(run.Output), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(trained.Folder.File("q.json")));
        var pooled = json.RootElement.GetProperty("pooled");
        Assert.Equal(
            pooled.GetProperty("n").GetInt32(),
            json.RootElement.GetProperty("steps").EnumerateArray().Sum(step => step.GetProperty("n").GetInt32()));
        Assert.Equal(JsonValueKind.Number, pooled.GetProperty("lift_over_plain").GetProperty("auc").ValueKind);
        Assert.Equal(
            JsonValueKind.Number,
            pooled.GetProperty("baselines").GetProperty("cohort").GetProperty("ece").ValueKind);
        Assert.Contains("<svg", await File.ReadAllTextAsync(trained.Folder.File("q.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--every and --by exclude each other", "--every", "50", "--by", "month")]
    [InlineData("--lag needs --every N or --by PERIOD", "--lag", "50")]
    public async Task Options_of_a_backtest_that_do_not_go_together_are_refused(string told, params string[] options)
    {
        var run = await ProgramRun.TrainAsync(["backtest", trained.Letters, .. options]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, OneLine(run.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_keeps_the_package_unless_the_new_model_has_stood_or_it_is_forced()
    {
        var model = trained.Folder.File("refreshed");
        Directory.CreateDirectory(model);
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }

        var nothing = await ProgramRun.TrainAsync("refresh", trained.Letters, "--model", model);
        var before = await File.ReadAllTextAsync(Path.Combine(model, "manifest.json"));
        var forced = await ProgramRun.TrainAsync(
            "refresh", trained.MoreLetters, "--model", model, "--force", "--json", trained.Folder.File("r.json"));

        Assert.True(nothing.ExitCode == 0, nothing.Error);
        Assert.Contains("No new decision", OneLine(nothing.Output), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(trained.Model, "manifest.json")), before);
        Assert.True(forced.ExitCode == 0, forced.Error);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(trained.Folder.File("r.json")));
        Assert.True(json.RootElement.GetProperty("replaced").GetBoolean());
        Assert.True(json.RootElement.GetProperty("n_new").GetInt32() > 0);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(model, "manifest.json")));
        Assert.Equal(
            json.RootElement.GetProperty("refreshed").GetProperty("id").GetString(),
            manifest.RootElement.GetProperty("model_id").GetString());
    }

    [Fact]
    public async Task Explain_shows_one_item_with_what_moved_its_score()
    {
        await trained.ScoreAsync();
        var row = Rows(trained.Folder.File("scores.csv"))[0];

        var run = await ProgramRun.ScoreAsync("explain", trained.Letters, "--model", trained.Model,
            "--item", $"{row["case_number"]}/{row["item"]}");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("overturn probability", run.Output, StringComparison.Ordinal);
        Assert.Contains("what moved the score", run.Output, StringComparison.Ordinal);
        Assert.Contains("not of what care is right", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_was_changed_is_refused_before_it_is_used()
    {
        var tampered = Directory.CreateDirectory(_folder.File("tampered")).FullName;
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            File.Copy(file, Path.Combine(tampered, Path.GetFileName(file)));
        }

        await using (var zip = new FileStream(Path.Combine(tampered, "model.zip"), FileMode.Append))
        {
            zip.WriteByte(0);
        }

        var run =
            await ProgramRun.ScoreAsync("score", trained.Letters, "--model", tampered, "--out", _folder.File("s.csv"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("model.zip", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("s.csv")));
    }

    [Fact]
    public async Task No_clinical_text_reaches_the_terminal_while_scoring()
    {
        const string Secret = "zyxwv confided to the examiner";
        var table = _folder.Write("cases.csv",
            $"case_number,requested_service,clinical_text,injury_date\n"
                + $"C-1,MRI of the knee,The worker {Secret}.,2020-01-01\n,MRI,The worker {Secret}.,not-a-date\n");

        var run = await ScoreAsync(table, "s.csv", "--max-rejects", "1");

        Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Secret, await File.ReadAllTextAsync(_folder.File("s.rejects.csv")), StringComparison.Ordinal);
    }

    private Task<ProgramRun> ScoreAsync(string input, string output, params string[] more) =>
        ProgramRun.ScoreAsync(["score", input, "--model", trained.Model, "--out", _folder.File(output), .. more]);

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string ScoreVerdict(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.File(name)));
        return json.RootElement.GetProperty("score").GetProperty("verdict").GetString()!;
    }

    private Task<byte[]> Bytes(string name) => File.ReadAllBytesAsync(_folder.File(name));

    private List<Dictionary<string, string>> Rows(string name)
    {
        using var reader = new CsvReader(new StreamReader(_folder.File(name)), CultureInfo.InvariantCulture);
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
