using ImrPredict.Cases;
using ImrPredict.Training.History;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Training;

public sealed class RunHistoryTests(SmallRun small) : IClassFixture<SmallRun>, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2090, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("runs.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_come_back_as_they_were_kept()
    {
        var run = Train("a") with
        {
            Inputs = ["letters", "more.csv"],
            Settings = """{"seed":1}""",
            Figures = [new("auc", new(0.7, 0.6, 0.8)), new("ece", new(0.02, double.NaN, double.NaN))],
        };

        using (var history = RunHistory.OpenOrMake(Path))
        {
            history.Add(run);
            history.Add(run with { Model = "b", NOverturned = null });
        }

        using var again = RunHistory.Open(Path);
        var kept = again.All();
        Assert.Equal([1L, 2L], kept.Select(one => one.Id));
        Assert.Equal((run.At, "a", 100, 10, "{\"seed\":1}"), (
            kept[0].At, kept[0].Model, kept[0].N, kept[0].NOverturned!.Value, kept[0].Settings));
        Assert.Equal(run.Inputs, kept[0].Inputs);
        Assert.Equal(run.Figures, kept[0].Figures);
        Assert.Null(kept[1].NOverturned);
        Assert.Equal("b", again.Find(2)!.Model);
        Assert.Null(again.Find(3));
    }

    [Fact]
    public void The_first_champion_needs_no_win_and_the_next_one_does()
    {
        using var history = RunHistory.OpenOrMake(Path);

        Assert.True(Promotion.Of(history, "a").IsWon);
        history.Promote(Promote("a", null));

        Assert.Equal("a", history.Find(ModelAlias.Champion));
        Assert.False(Promotion.Of(history, "b").IsWon);
        history.Add(Compare("a", "b", winner: "b"));
        Assert.Equal((true, 2L), (Promotion.Of(history, "b").IsWon, Promotion.Of(history, "b").Comparison));
    }

    [Theory]
    [InlineData("compare", "b", 0, true)]
    [InlineData("refresh", "b", 0, true)]
    [InlineData("compare", null, 0, false)]
    [InlineData("compare", "a", 0, false)]
    [InlineData("compare", "b", 1, false)]
    [InlineData("evaluate", "b", 0, false)]
    public void A_win_is_one_on_rows_that_neither_has_learnt_from(string command, string? winner, int learnt, bool wins)
    {
        using var history = RunHistory.OpenOrMake(Path);
        history.Promote(Promote("a", null));

        history.Add(Compare("b", "a", winner) with { Command = command, LearntKeptIn = learnt });

        Assert.Equal(wins, Promotion.Of(history, "b").IsWon);
    }

    [Fact]
    public void The_last_comparison_of_the_two_counts()
    {
        using var history = RunHistory.OpenOrMake(Path);
        history.Promote(Promote("a", null));
        history.Add(Compare("a", "b", winner: "b"));
        history.Add(Compare("c", "b", winner: "c"));
        history.Add(Compare("b", "a", winner: null));

        var promotion = Promotion.Of(history, "b");

        Assert.Equal((false, 4L), (promotion.IsWon, promotion.Comparison));
    }

    [Fact]
    public void A_challenger_that_becomes_champion_is_none_any_more_and_a_stale_promotion_changes_nothing()
    {
        using var history = RunHistory.OpenOrMake(Path);
        history.Promote(Promote("a", null));
        history.Challenge(Train("b") with { Command = "challenger" });

        history.Promote(Promote("b", "a"));
        Assert.Throws<ImrPredictException>(() => history.Promote(Promote("c", "a")));

        Assert.Equal(("b", null), (history.Find(ModelAlias.Champion), history.Find(ModelAlias.Challenger)));
        Assert.Equal(3, history.All().Count);
    }

    [Fact]
    public void A_package_is_found_where_it_is_now()
    {
        var (first, second) = (_folder.File("first"), _folder.File("second"));
        var id = ImrPredict.Training.Package.ModelPackage.Save(first, small.Run).ModelId;
        using var history = RunHistory.OpenOrMake(Path);
        history.Add(Train(id) with { Folder = first });
        history.Add(Train(id) with { Folder = second });

        Assert.Equal(first, history.FolderOf(id));
        Assert.Null(history.FolderOf("unknown"));

        Directory.Move(first, _folder.File("third"));
        var gone = Assert.Throws<ImrPredictException>(() => history.FolderOf(id));
        Assert.Contains("is not there any more", gone.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE other (x)")]
    [InlineData("CREATE TRIGGER swallow BEFORE INSERT ON runs BEGIN SELECT RAISE(IGNORE); END")]
    [InlineData("CREATE VIEW aliases2 AS SELECT 1")]
    [InlineData("DROP TABLE aliases")]
    public void A_file_with_other_tables_or_triggers_is_refused(string change)
    {
        RunHistory.OpenOrMake(Path).Dispose();
        Run(change);

        Assert.Throws<ImrPredictException>(() => RunHistory.OpenOrMake(Path));
        Assert.Throws<ImrPredictException>(() => RunHistory.Open(Path));
        Assert.Throws<ImrPredictException>(() => RunHistory.Check(Path));
    }

    [Fact]
    public void Nothing_is_put_into_another_database_or_another_file()
    {
        Run("CREATE TABLE theirs (x)");
        var text = _folder.Write("notes.txt", "no database");

        Assert.Throws<ImrPredictException>(() => RunHistory.OpenOrMake(Path));
        Assert.Throws<ImrPredictException>(() => RunHistory.OpenOrMake(text));
        Assert.Throws<ImrPredictException>(() => RunHistory.OpenOrMake(_folder.Path));

        Assert.Equal("no database", File.ReadAllText(text));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM sqlite_schema"));
    }

    [Theory]
    [InlineData("runs", "at", "'yesterday'")]
    [InlineData("runs", "inputs", "'{'")]
    [InlineData("runs", "n", "9223372036854775807")]
    [InlineData("figures", "value", "'many'")]
    public void A_cell_of_another_kind_is_one_error_and_never_a_crash(string table, string column, string value)
    {
        using (var history = RunHistory.OpenOrMake(Path))
        {
            history.Add(Train("a") with { Figures = [new("auc", new(0.7, 0.6, 0.8))] });
        }

        Run($"UPDATE {table} SET {column} = {value}");

        using var damaged = RunHistory.Open(Path);
        var problem = Record.Exception(() => damaged.All());
        Assert.True(problem is null or ImrPredictException, problem?.ToString());
        Assert.True(table == "figures" || problem is not null);
    }

    [Fact]
    public void Looking_for_a_place_makes_nothing_and_a_missing_folder_is_said()
    {
        RunHistory.Check(Path);

        Assert.False(File.Exists(Path));
        Assert.Throws<ImrPredictException>(() => RunHistory.Check(_folder.File("nowhere/runs.db")));
        Assert.Throws<ImrPredictException>(() => RunHistory.Open(Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said_before_the_work()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var problem = Assert.Throws<ImrPredictException>(() => RunHistory.Check("/proc/runs.db"));

        Assert.Contains("/proc cannot be written", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Looking_at_a_history_and_at_a_link_to_one_changes_and_leaves_nothing()
    {
        RunHistory.OpenOrMake(Path).Dispose();
        var before = File.ReadAllBytes(Path);
        var link = _folder.File("elsewhere/link.db");
        Directory.CreateDirectory(_folder.File("elsewhere"));
        File.CreateSymbolicLink(link, Path);

        RunHistory.Check(Path);
        RunHistory.Check(link);

        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal(
            ["elsewhere", "runs.db"],
            Directory.GetFileSystemEntries(_folder.Path).Select(System.IO.Path.GetFileName).Order());
        Assert.Equal([link], Directory.GetFileSystemEntries(_folder.File("elsewhere")));
    }

    [Fact]
    public void A_new_history_is_for_this_account_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        RunHistory.OpenOrMake(Path).Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    private static RunRecord Train(string model) => new()
    {
        At = Noon,
        Command = "train",
        Model = model,
        Folder = $"/models/{model}",
        N = 100,
        NOverturned = 10,
        Data = new string('0', 64),
    };

    private static RunRecord Compare(string a, string b, string? winner) =>
        Train(a) with { Command = "compare", Other = b, OtherFolder = $"/models/{b}", Winner = winner };

    private static RunRecord Promote(string model, string? before) =>
        Train(model) with { Command = "promote", Other = before };

    private void Run(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }
}
