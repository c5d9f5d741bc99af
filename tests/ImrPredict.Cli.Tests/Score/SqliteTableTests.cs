using System.Globalization;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Score;

public sealed class SqliteTableTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_score_table_as_sqlite_has_the_rows_of_the_csv_typed_and_the_same_bytes_each_time()
    {
        var input = Table();
        string[] names = ["scores.csv", "scores.db", "again.sqlite"];
        foreach (var name in names)
        {
            var run = await ScoreAsync("score", input, "--out", _folder.File(name));
            Assert.True(run.ExitCode == 0, run.Error);
        }

        var rows = Read("scores.db");
        var csv = await ScoreAsync("score", "--from", $"sqlite:{_folder.File("scores.db")}?SELECT case_number, item, "
            + "requested_service FROM items", "--out", _folder.File("rescored.csv"));

        var lines = (await File.ReadAllTextAsync(_folder.File("scores.csv"))).Split('\n')[..^1];
        Assert.Equal(lines.Length - 1, rows.Cells.Count);
        Assert.Equal(lines[0], string.Join(',', rows.Names));
        Assert.Equal(["integer", "real", "text"],
            new[] { "rank", "overturn_probability", "case_number" }.Select(name => rows.TypeOf(name)));
        var (probability, rank) = (rows.Place("overturn_probability"), rows.Place("rank"));
        Assert.All(rows.Cells.Zip(lines.Skip(1)), pair =>
        {
            var cells = pair.Second.Split(',');
            Assert.StartsWith($"{pair.First[0]},{pair.First[1]},", pair.Second, StringComparison.Ordinal);
            Assert.Equal(
                ((double)pair.First[probability]).ToString("0.000000", CultureInfo.InvariantCulture), cells[4]);
            Assert.Contains($",{pair.First[rank]},", pair.Second, StringComparison.Ordinal);
        });
        Assert.Equal("=1+1", rows.Cells[0][rows.Place("Handler")]);
        Assert.Equal(0, csv.ExitCode);
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.File("scores.db")),
            await File.ReadAllBytesAsync(_folder.File("again.sqlite")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("scores.db")));
        }
    }

    [Fact]
    public async Task A_table_of_ours_is_written_anew_and_any_other_database_is_left_alone()
    {
        var input = Table();
        using (var other = new SqliteConnection($"Data Source={_folder.File("audit-log.db")};Pooling=False"))
        {
            other.Open();
            DatabaseFile.Run(other, "CREATE TABLE precious(x); INSERT INTO precious VALUES (1)");
        }

        var before = await File.ReadAllBytesAsync(_folder.File("audit-log.db"));
        var ours = await ScoreAsync("score", input, "--out", _folder.File("ours.db"));
        var again = await ScoreAsync("score", input, "--out", _folder.File("ours.db"));
        var refused = await ScoreAsync("score", input, "--out", _folder.File("audit-log.db"));
        var ingest = await ProgramRun.TrainAsync("ingest", input, "--out", _folder.File("items.db"));
        var over = await ProgramRun.TrainAsync("ingest", input, "--out", _folder.File("audit-log.db"));

        Assert.Equal((0, 0, 2), (ours.ExitCode, again.ExitCode, refused.ExitCode));
        Assert.Equal((0, 2), (ingest.ExitCode, over.ExitCode));
        Assert.Contains("which writing would destroy", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File("audit-log.db")));
        Assert.Equal(3, Read("items.db").Cells.Count);
    }

    [Theory]
    [InlineData("CREATE TABLE notes(x); INSERT INTO notes VALUES ('by hand')")]
    [InlineData("CREATE VIEW notes AS SELECT case_number AS x FROM items")]
    [InlineData("PRAGMA journal_mode = wal; CREATE TABLE notes(x)")]
    public async Task A_table_of_ours_to_which_something_was_added_is_left_alone(string added)
    {
        var input = Table();
        await ScoreAsync("score", input, "--out", _folder.File("ours.db"));
        using (var other = new SqliteConnection($"Data Source={_folder.File("ours.db")};Pooling=False"))
        {
            other.Open();
            DatabaseFile.Run(other, added);
        }

        var before = await File.ReadAllBytesAsync(_folder.File("ours.db"));
        var refused = await ScoreAsync("score", input, "--out", _folder.File("ours.db"));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("which writing would destroy", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File("ours.db")));
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-journal")]
    public async Task No_table_is_written_beside_a_journal_whose_changes_would_be_made_to_it(string ending)
    {
        _folder.Write("scores.db" + ending, "changes");

        var refused = await ScoreAsync("score", Table(), "--out", _folder.File("scores.db"));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"scores.db{ending}: holds changes", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("scores.db")));
    }

    // Two house columns whose names differ in case alone, and a cell that a spreadsheet would compute.
    private string Table() => _folder.Write(
        "cases.csv", "case_number,item,requested_service,clinical_text,Handler,HANDLER\n"
            + string.Concat(Enumerable.Range(1, 3).Select(i =>
                $"HC-{i},{i},MRI of the lumbar spine,Therapy failed after {i} weeks.,=1+1,{i}\n")));

    private Task<ProgramRun> ScoreAsync(params string[] arguments) =>
        ProgramRun.ScoreAsync([.. arguments, "--model", trained.Model]);

    private Rows Read(string name)
    {
        using var connection = DatabaseFile.Open(
            _folder.File(name), SqliteOpenMode.ReadOnly, schema: null);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM items";
        using var reader = command.ExecuteReader();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var cells = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            cells.Add(row);
        }

        return new Rows(names, cells);
    }

    private sealed record Rows(List<string> Names, List<object[]> Cells)
    {
        public int Place(string name) => Names.IndexOf(name);

        public string TypeOf(string name) => Cells[0][Place(name)] switch
        {
            long => "integer",
            double => "real",
            string => "text",
            var other => other.GetType().Name,
        };
    }
}
