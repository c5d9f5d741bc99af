using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Train;

/// <summary>A history of runs from outside: what is kept, who is champion, and what that name is good for.</summary>
public sealed class RunHistoryTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private static readonly string Plans = Path.Combine(
        SharedData.Root, "data", "sample", "dmhc", "synthetic-2026-findings.csv");

    private static readonly string Dmhc = Path.Combine(SharedData.Root, "models", "dmhc");
    private readonly TemporaryFolder _folder = new();

    private string Runs => _folder.File("runs.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Evaluate_and_compare_are_kept_with_hashes_and_figures()
    {
        var evaluated = await TrainAsync("evaluate", Plans, "--model", Dmhc, "--runs", Runs, "--json", "e.json");
        var again = await TrainAsync("evaluate", Plans, "--model", Dmhc, "--runs", Runs);
        var compared = await TrainAsync("compare", Dmhc, trained.Model, Plans, "--runs", Runs);
        var listed = await TrainAsync("runs", "--runs", Runs, "--json", "runs.json");
        var shown = await TrainAsync("runs", "show", "1", "--runs", Runs);

        Assert.All([evaluated, again, compared, listed, shown], run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Contains($"kept as run 1 in {Runs}", evaluated.Output, StringComparison.Ordinal);
        var runs = Json("runs.json").GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(["evaluate", "evaluate", "compare"], runs.Select(run => Text(run, "command")));
        Assert.Equal([1, 2, 3], runs.Select(run => run.GetProperty("id").GetInt32()));
        foreach (var same in (string[])["data", "settings_hash", "model"])
        {
            Assert.Equal(Text(runs[0], same), Text(runs[1], same));
        }

        Assert.Equal(Text(runs[0], "data"), Text(runs[2], "data"));
        Assert.Equal(64, Text(runs[0], "data")!.Length);
        Assert.Equal(Path.GetFileName(Plans), runs[0].GetProperty("inputs")[0].GetString());
        var auc = runs[0].GetProperty("figures")[0];
        Assert.Equal("auc", Text(auc, "name"));
        Assert.Equal(
            Json("e.json").GetProperty("metrics").GetProperty("auc_low").GetDouble(),
            auc.GetProperty("value_low").GetDouble());
        Assert.Contains(Text(runs[0], "model")!, listed.Output, StringComparison.Ordinal);
        Assert.Contains("log_loss", shown.Output, StringComparison.Ordinal);
        Assert.Contains(Text(runs[0], "data")!, shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_history_named_none_is_made_and_the_environment_names_one()
    {
        var silent = await ProgramRun.BashAsync($"imr-train evaluate '{Plans}' --model '{Dmhc}'", _folder.Path);
        var made = Directory.GetFileSystemEntries(_folder.Path);
        var kept = await ProgramRun.BashAsync(
            $"IMR_RUNS='{Runs}' imr-train evaluate '{Plans}' --model '{Dmhc}'", _folder.Path);
        var none = await ProgramRun.BashAsync("imr-train runs", _folder.Path);

        Assert.Equal((0, 0, 2), (silent.ExitCode, kept.ExitCode, none.ExitCode));
        Assert.Empty(made);
        Assert.DoesNotContain("kept as run", silent.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Runs));
        Assert.Contains("give --runs FILE, or set IMR_RUNS", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_win_or_a_reason_makes_a_champion_and_scoring_knows_it_by_that_name()
    {
        _folder.Write("open.csv", "case_number,requested_service\nCM17-0000001,MRI of the knee\n");

        var first = await TrainAsync("promote", Dmhc, "--runs", Runs);
        var unproven = await TrainAsync("promote", trained.Model, "--runs", Runs);
        await TrainAsync("compare", "champion", trained.Model, trained.Letters, "--include-learnt", "--runs", Runs);
        var flattered = await TrainAsync("promote", trained.Model, "--runs", Runs);
        var unreasoned = await TrainAsync("promote", trained.Model, "--runs", Runs, "--force");
        var challenger = await TrainAsync("runs", "challenger", trained.Model, "--runs", Runs);
        var forced = await TrainAsync("promote", "--runs", Runs, "--force", "--reason", "a test of ours");
        var listed = await TrainAsync("runs", "--runs", Runs, "--json", "runs.json");
        var byName = await ProgramRun.BashAsync(
            $"IMR_RUNS='{Runs}' imr-score score open.csv --model champion --out champion.csv", _folder.Path);
        var unnamed = await ProgramRun.BashAsync(
            "imr-score score open.csv --model champion --out x.csv", _folder.Path);
        var byFolder = await ProgramRun.RunAsync(
            "imr-score", ["score", "open.csv", "--model", trained.Model, "--out", "folder.csv"], _folder.Path);

        Assert.Equal(
            (0, 4, 4, 1, 0, 0, 0, 2), (first.ExitCode, unproven.ExitCode, flattered.ExitCode, unreasoned.ExitCode,
                challenger.ExitCode, forced.ExitCode, byName.ExitCode, unnamed.ExitCode));
        Assert.Contains("there was no champion", first.Output, StringComparison.Ordinal);
        Assert.Contains("no comparison with the champion", unproven.Error, StringComparison.Ordinal);
        Assert.Contains("had been learnt from", flattered.Error, StringComparison.Ordinal);
        Assert.Contains("--force needs --reason", unreasoned.Error, StringComparison.Ordinal);
        Assert.Contains("forced", listed.Output, StringComparison.Ordinal);
        Assert.Contains("a test of ours", listed.Output, StringComparison.Ordinal);
        var aliases = Json("runs.json").GetProperty("aliases");
        Assert.Equal(["champion"], aliases.EnumerateObject().Select(alias => alias.Name));
        Assert.Equal(0, byFolder.ExitCode);
        Assert.Equal(File.ReadAllText(_folder.File("folder.csv")), File.ReadAllText(_folder.File("champion.csv")));
    }

    [Fact]
    public async Task A_place_where_nothing_can_be_kept_ends_the_run_before_the_work()
    {
        _folder.Write("theirs.db", "no database at all");

        var other = await TrainAsync("evaluate", Plans, "--model", Dmhc, "--runs", "theirs.db", "--json", "e.json");
        var nowhere = await TrainAsync("evaluate", Plans, "--model", Dmhc, "--runs", "nowhere/runs.db");
        var input = await TrainAsync("evaluate", Plans, "--model", Dmhc, "--runs", Plans);

        Assert.Equal((2, 2, 2), (other.ExitCode, nowhere.ExitCode, input.ExitCode));
        Assert.False(File.Exists(_folder.File("e.json")));
        Assert.Equal("no database at all", File.ReadAllText(_folder.File("theirs.db")));
        Assert.Contains("is missing", nowhere.Error, StringComparison.Ordinal);
        Assert.Contains("is an input of this run", input.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_query_of_a_database_is_not_kept()
    {
        using (var database = new SqliteConnection($"Data Source={_folder.File("cases.db")};Pooling=False"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "CREATE TABLE cases (case_number, requested_service, outcome); "
                + "INSERT INTO cases VALUES ('CM17-0000001', 'MRI of the knee', 'Upheld')";
            command.ExecuteNonQuery();
        }

        var run = await TrainAsync(
            "evaluate", "--from", "sqlite:cases.db?SELECT * FROM cases WHERE 'Jane/Roe' <> 'x'", "--model",
            trained.Model, "--runs", Runs);
        await TrainAsync("runs", "show", "1", "--runs", Runs, "--json", "run.json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("sqlite:cases.db", Json("run.json").GetProperty("inputs")[0].GetString());
        Assert.DoesNotContain("Roe", File.ReadAllText(Runs, Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_was_changed_is_no_champion_and_no_challenger()
    {
        var changed = Directory.CreateDirectory(_folder.File("changed")).FullName;
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            File.Copy(file, Path.Combine(changed, Path.GetFileName(file)));
        }

        await File.AppendAllTextAsync(Path.Combine(changed, "model.zip"), "x");

        var champion = await TrainAsync("promote", changed, "--runs", Runs);
        var challenger = await TrainAsync("runs", "challenger", changed, "--runs", Runs);

        Assert.Equal((2, 2), (champion.ExitCode, challenger.ExitCode));
        Assert.All([champion, challenger], run =>
            Assert.Contains("was changed after training", run.Error, StringComparison.Ordinal));
        Assert.False(File.Exists(Runs));
    }

    [Fact]
    public async Task A_reason_is_one_short_line_and_a_run_has_a_number()
    {
        var tooLong = await TrainAsync("promote", Dmhc, "--runs", Runs, "--reason", new string('a', 501));
        var kept = await TrainAsync(
            "promote", Dmhc, "--runs", Runs, "--reason", "one\ntwo\u202Ethree\u2028four\u001B[31m");
        var noNumber = await TrainAsync("runs", "show", "first", "--runs", Runs);
        var shown = await TrainAsync("runs", "show", "1", "--runs", Runs);

        Assert.Equal(
            (1, 0, 1, 0), (tooLong.ExitCode, kept.ExitCode, noNumber.ExitCode, shown.ExitCode));
        Assert.Contains("at most 500 characters; found 501", tooLong.Error, StringComparison.Ordinal);
        Assert.Contains("takes the number of a run; found 'first'", noNumber.Error, StringComparison.Ordinal);
        Assert.Contains("one\uFFFDtwo\uFFFDthree\uFFFDfour\uFFFD[31m", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', shown.Output);
    }

    [Fact]
    public async Task Runs_that_end_at_once_are_all_kept()
    {
        var all = await ProgramRun.BashAsync(
            $"export IMR_RUNS='{Runs}'; "
            + $"for i in 1 2 3 4 5; do imr-train runs challenger '{Dmhc}' -q || echo no & done; "
            + "wait; imr-train runs --json runs.json -q",
            _folder.Path);

        Assert.Equal((0, "", ""), (all.ExitCode, all.Output, all.Error));
        Assert.Equal(
            [1, 2, 3, 4, 5],
            Json("runs.json").GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Refresh_is_kept_beside_the_old_model_and_says_that_it_was_the_champion()
    {
        var model = _folder.File("m");
        Directory.CreateDirectory(model);
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }

        await TrainAsync("promote", model, "--runs", Runs);
        var refreshed = await TrainAsync("refresh", trained.MoreLetters, "--model", model, "--force", "--runs", Runs);
        var gone = await ProgramRun.BashAsync(
            $"IMR_RUNS='{Runs}' imr-train evaluate '{Plans}' --model champion", _folder.Path);
        await TrainAsync("runs", "--runs", Runs, "--json", "runs.json");

        Assert.True(refreshed.ExitCode == 0, refreshed.Error);
        Assert.Contains("is the champion of", refreshed.Error, StringComparison.Ordinal);
        var runs = Json("runs.json").GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal("refresh", Text(runs[1], "command"));
        Assert.Equal(Text(runs[0], "model"), Text(runs[1], "other"));
        Assert.NotEqual(Text(runs[0], "model"), Text(runs[1], "model"));
        Assert.Equal(model, Text(runs[1], "folder"));
        Assert.Equal(2, gone.ExitCode);
        Assert.Contains(
            $"is not there any more (model {Text(runs[1], "model")} is)", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backtest_is_kept_without_a_model_and_has_a_page()
    {
        var run = await TrainAsync(
            "backtest", trained.AllLetters, "--from", "2024", "--options", trained.Folder.File("options.json"),
            "--runs", Runs, "--html", "b.html");
        await TrainAsync("runs", "show", "1", "--runs", Runs, "--json", "run.json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(("backtest", null), (Text(Json("run.json"), "command"), Text(Json("run.json"), "model")));
        Assert.Contains("\"from\":2024", Text(Json("run.json"), "settings"), StringComparison.Ordinal);
        Assert.Contains("<svg", File.ReadAllText(_folder.File("b.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_and_drift_have_pages()
    {
        var compared = await TrainAsync("compare", Dmhc, trained.Model, Plans, "--html", "c.html");
        var drifted = await TrainAsync("drift", Plans, "--model", Dmhc, "--html", "d.html");
        var input = await TrainAsync("drift", Plans, "--model", Dmhc, "--html", Plans);

        Assert.Equal((0, 0, 2), (compared.ExitCode, drifted.ExitCode, input.ExitCode));
        Assert.All(["c.html", "d.html"], page =>
        {
            var html = File.ReadAllText(_folder.File(page));
            Assert.Contains("<svg", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        });
        Assert.Contains("wrote c.html", compared.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_that_is_kept_makes_the_same_package()
    {
        var kept = await trained.TrainAsync("kept", "--runs", Runs);
        var listed = await TrainAsync("runs", "--runs", Runs, "--json", "runs.json");

        Assert.True(kept.ExitCode == 0, kept.Error);
        Assert.True(listed.ExitCode == 0, listed.Error);
        foreach (var file in Directory.GetFiles(trained.Model))
        {
            Assert.Equal(
                File.ReadAllBytes(file),
                File.ReadAllBytes(Path.Combine(trained.Folder.File("kept"), Path.GetFileName(file))));
        }

        var run = Json("runs.json").GetProperty("runs")[0];
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(trained.Model, "manifest.json")));
        Assert.Equal(manifest.RootElement.GetProperty("model_id").GetString(), Text(run, "model"));
        Assert.Equal(
            manifest.RootElement.GetProperty("data").GetProperty("hash").GetString(), Text(run, "data"));
        Assert.Contains("\"seed\":7", Text(run, "settings"), StringComparison.Ordinal);
    }

    private Task<ProgramRun> TrainAsync(params string[] arguments) =>
        ProgramRun.RunAsync("imr-train", arguments, _folder.Path);

    private JsonElement Json(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(_folder.File(name)));
        return json.RootElement.Clone();
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
