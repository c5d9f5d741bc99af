using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Inputs;

public sealed class DatabaseInputTests(TrainedModel trained, PostgresServer server)
    : IClassFixture<TrainedModel>, IClassFixture<PostgresServer>, IDisposable
{
    private const string Header = "case_number,item,requested_service,clinical_text,received_date,age";

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("cases.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_query_of_an_sqlite_file_gives_the_scores_of_the_same_rows_as_csv()
    {
        MakeDatabase();
        var csv = _folder.Write("cases.csv", Csv());

        var ofFile = await ScoreAsync("score", csv, "--out", _folder.File("file.csv"));
        var ofQuery = await ScoreAsync("score", "--from", Query("SELECT * FROM open ORDER BY item"),
            "--out", _folder.File("query.csv"));
        var asInput = await ScoreAsync("score", Query("SELECT * FROM open ORDER BY item"),
            "--out", _folder.File("input.csv"));

        Assert.All((ProgramRun[])[ofFile, ofQuery, asInput], run => Assert.True(run.ExitCode == 0, run.Error));
        var (file, query) = (await TextAsync("file.csv"), await TextAsync("query.csv"));
        Assert.Contains($",sqlite:{Database},", query, StringComparison.Ordinal);
        Assert.Equal(
            file.Replace(csv, $"sqlite:{Database}", StringComparison.Ordinal), query);
        Assert.Equal(query, await TextAsync("input.csv"));
    }

    [Fact]
    public async Task Ingest_map_audit_and_backtest_take_a_query_too()
    {
        MakeDatabase();
        var decided = Query("SELECT * FROM decided");

        var ingest = await ProgramRun.TrainAsync("ingest", "--from", decided, "--out", _folder.File("items.csv"));
        var map = await ProgramRun.TrainAsync("map", "--from", Query("SELECT * FROM house"),
            "--out", _folder.File("map.json"));
        var audit = await ScoreAsync("audit", "--from", decided, "--out", _folder.File("audit"));
        var backtest = await ProgramRun.TrainAsync("backtest", decided, "--from", "2024",
            "--options", trained.Folder.File("options.json"));

        Assert.All((ProgramRun[])[ingest, map, audit], run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Contains("read 120 items (case-table 120)", backtest.Output, StringComparison.Ordinal);
        Assert.Contains("read 120 items (case-table 120)", ingest.Output, StringComparison.Ordinal);
        Assert.Contains("'Claim Ref' is case_number", map.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_items_that_were_kept_as_sqlite_is_that_of_the_same_items_as_csv()
    {
        foreach (var name in (string[])["items.csv", "items.db"])
        {
            var ingest = await ProgramRun.TrainAsync("ingest", trained.Letters, "--out", _folder.File(name));
            Assert.True(ingest.ExitCode == 0, ingest.Error);
        }

        var options = trained.Folder.File("options.json");
        var ofFile = await ProgramRun.TrainAsync(
            "train", _folder.File("items.csv"), "--model", _folder.File("of-file"), "--options", options);
        var ofQuery = await ProgramRun.TrainAsync(
            "train", "--from", $"sqlite:{_folder.File("items.db")}?SELECT * FROM items",
            "--model", _folder.File("of-query"), "--options", options);

        Assert.True(ofFile.ExitCode == 0, ofFile.Error);
        Assert.True(ofQuery.ExitCode == 0, ofQuery.Error);
        var files = Directory.GetFiles(_folder.File("of-file")).Select(Path.GetFileName).ToList();
        Assert.Contains("manifest.json", files);
        foreach (var file in files)
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(_folder.File($"of-file/{file}")),
                await File.ReadAllBytesAsync(_folder.File($"of-query/{file}")));
        }
    }

    [Theory]
    [InlineData("DELETE FROM open", "does more than select")]
    [InlineData("SELECT 1 AS a; DELETE FROM open", "is not one SELECT")]
    [InlineData("ATTACH 'other.db' AS other", "does more than select")]
    [InlineData("PRAGMA table_info(open)", "does more than select")]
    [InlineData("SELECT load_extension('x')", "load_extension")]
    [InlineData("SELECT * FROM nosuch", "no such table: nosuch")]
    [InlineData("SELECT * FROM bytes", "row 2: column 'clinical_text' holds bytes (a BLOB)")]
    [InlineData("SELECT a.*, b.* FROM open a, open b", "two columns 'case_number'")]
    [InlineData("SELECT * FROM evil", "the query cannot be run")]
    [InlineData("", "names no query of a database")]
    [InlineData("SELECT * FROM open WHERE item = ?", "has places for values")]
    [InlineData("SELECT * FROM open WHERE item = :item OR age = @age", "has places for values")]
    public async Task A_query_that_is_not_one_select_of_texts_and_numbers_is_refused_in_a_line(string query, string why)
    {
        MakeDatabase();
        var before = await File.ReadAllBytesAsync(Database);

        var run = await ScoreAsync("score", "--from", Query(query), "--out", _folder.File("scores.csv"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("Therapy failed", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
        Assert.Equal([Database], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("SELECT * FROM open;")]
    [InlineData("SELECT * FROM open ; ;\n")]
    [InlineData("SELECT * FROM open -- all; of them")]
    [InlineData("-- open\nSELECT * FROM open; -- all of them\n/* yes */ ;")]
    public async Task Semicolons_and_comments_around_a_select_are_passed_over(string query)
    {
        MakeDatabase();

        var run = await ScoreAsync("score", "--from", Query(query), "--out", _folder.File("scores.csv"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("120 items in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_takes_longer_than_its_limit_ends_the_run_in_a_line()
    {
        MakeDatabase();

        var run = await ScoreAsync(
            "score", "--limit", "query-seconds=1", "--out", _folder.File("scores.csv"), "--from",
            Query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS item FROM n"));

        AssertTooLong(run, $"sqlite:{Database}");
    }

    private void AssertTooLong(ProgramRun run, string name)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"error: {name}: the query took more than 1 s; ask for less at once, or give it longer (--limit "
                + "query-seconds=NUMBER).", run.Error.Trim());
        Assert.False(File.Exists(_folder.File("scores.csv")));
    }

    [Fact]
    public async Task Files_that_are_no_database_or_damaged_and_a_database_without_a_query_say_what_to_do()
    {
        MakeDatabase();
        var text = _folder.Write("text.db", new string('x', 5000));
        var bytes = await File.ReadAllBytesAsync(Database);
        bytes.AsSpan(4096 + 8).Fill(0xA5);
        await File.WriteAllBytesAsync(_folder.File("damaged.db"), bytes);

        var none = await ScoreAsync("score", "--from", "sqlite:no.db?SELECT 1", "--out", _folder.File("s.csv"));
        var other = await ScoreAsync("score", "--from", $"sqlite:{text}?SELECT 1", "--out", _folder.File("s.csv"));
        var damaged = await ScoreAsync(
            "score", "--from", $"sqlite:{_folder.File("damaged.db")}?SELECT * FROM open",
            "--out", _folder.File("s.csv"));
        var whole = await ScoreAsync("score", Database, "--out", _folder.File("s.csv"));
        var over = await ScoreAsync("score", "--from", Query("SELECT * FROM open"), "--out", _folder.File("cases.db"));
        var plan = await ScoreAsync(
            "plan", "--from", Query("SELECT * FROM open"), "--run", _folder.File("run"));

        Assert.Contains("no such file", none.Error, StringComparison.Ordinal);
        Assert.Contains("is no SQLite database", other.Error, StringComparison.Ordinal);
        Assert.Contains($"sqlite:{_folder.File("damaged.db")}: is damaged", damaged.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2, 2, 3), (none.ExitCode, other.ExitCode, damaged.ExitCode, whole.ExitCode));
        Assert.Contains("--from 'sqlite:FILE?SELECT", await TextAsync("s.rejects.csv"), StringComparison.Ordinal);
        Assert.Contains("is an input of this run", over.Error, StringComparison.Ordinal);
        Assert.Contains("save it to a file", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_text_index_and_a_file_whose_name_has_a_question_mark_are_read()
    {
        MakeDatabase();
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            DatabaseFile.Run(connection, """
                CREATE VIRTUAL TABLE words USING fts5(case_number, requested_service, clinical_text);
                INSERT INTO words SELECT case_number, requested_service, clinical_text FROM open;
                """);
        }

        File.Copy(Database, _folder.File("which? these.db"));
        var query = $"sqlite:{_folder.File("which? these.db")}?SELECT * FROM words WHERE words MATCH 'physical'";

        var score = await ScoreAsync("score", "--from", query, "--out", _folder.File("scores.csv"));
        var map = await ProgramRun.TrainAsync("map", query, "--out", _folder.File("map.json"));

        Assert.True(score.ExitCode == 0, score.Error);
        Assert.True(map.ExitCode == 0, map.Error);
        Assert.Contains("40 items in = 40 scored", score.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_is_waited_for_a_file_behind_from_is_told_and_rows_without_end_stop()
    {
        MakeDatabase();
        using var writer = new SqliteConnection($"Data Source={Database};Pooling=False");
        writer.Open();
        DatabaseFile.Run(writer, "BEGIN EXCLUSIVE");
        var waits = ScoreAsync("score", "--from", Query("SELECT * FROM open"), "--out", _folder.File("scores.csv"));
        await Task.Delay(TimeSpan.FromSeconds(3));
        DatabaseFile.Run(writer, "COMMIT");
        var file = await ScoreAsync("score", "--from", Database, "--out", _folder.File("s.csv"));
        var endless = await ProgramRun.BashAsync(
            "DOTNET_GCHeapHardLimit=10000000 imr-score score --from \"sqlite:cases.db?WITH RECURSIVE n(i) AS (SELECT 1 "
            + "UNION ALL SELECT i + 1 FROM n) SELECT i AS item, printf('%.*c', 100000, 'x') AS clinical_text FROM n\" "
            + $"--model '{trained.Model}' --out s.csv", _folder.Path);

        var waited = await waits;
        Assert.True(waited.ExitCode == 0, waited.Error);
        Assert.Equal((1, 2), (file.ExitCode, endless.ExitCode));
        Assert.Contains("files are named without --from", file.Error, StringComparison.Ordinal);
        Assert.Contains("take half of the memory", endless.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("s.csv")));
    }

    [Fact]
    public async Task A_query_without_rows_is_a_table_without_rows_and_a_bad_row_a_reject_with_its_place()
    {
        MakeDatabase();

        var none = await ScoreAsync("score", "--from", Query("SELECT * FROM open WHERE item > 999"),
            "--out", _folder.File("none.csv"));
        var bad = await ScoreAsync("score", "--max-rejects", "1", "--from",
            Query("SELECT *, CASE item WHEN 2 THEN 'perhaps' END AS outcome FROM open ORDER BY item LIMIT 3"),
            "--out", _folder.File("bad.csv"));

        Assert.Equal((0, 0), (none.ExitCode, bad.ExitCode));
        Assert.Single((await TextAsync("none.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"sqlite:{Database},row 2,", await TextAsync("bad.rejects.csv"), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_query_of_postgres_gives_the_scores_of_the_same_rows_and_changes_nothing()
    {
        var csv = _folder.Write("cases.csv", Csv());
        await server.DoAsync("DROP TABLE IF EXISTS open; CREATE TABLE open(case_number text, item int, "
            + "requested_service varchar(99), clinical_text text, received_date date, age smallint)");
        foreach (var row in Rows())
        {
            await server.DoAsync($"INSERT INTO open SELECT '{row.Case}', {row.Item}, '{row.Service}', "
                + $"'{row.Text}', '{row.Received}', {row.Age}");
        }

        var ofFile = await ScoreAsync("score", csv, "--out", _folder.File("file.csv"));
        var ofQuery = await PostgresAsync("SELECT * FROM open ORDER BY item;");

        Assert.True(ofQuery.ExitCode == 0, ofQuery.Error);
        Assert.Equal(0, ofFile.ExitCode);
        Assert.Equal(
            (await TextAsync("file.csv")).Replace(csv, server.Name, StringComparison.Ordinal),
            await TextAsync("query.csv"));

        foreach (var (query, why) in (IEnumerable<(string, string)>)
        [
            ("DELETE FROM open", "42601"), ("SELECT 1; DELETE FROM open", "multiple commands"),
            ("COPY open TO PROGRAM 'true'", "42601"), ("SELECT * FROM nosuch", "does not exist"),
            ("WITH gone AS (DELETE FROM open RETURNING *) SELECT * FROM gone", "0A000"),
            ("SELECT set_config('transaction_read_only', 'off', false), lo_creat(-1)", "25001"),
            ("SELECT clinical_text::int AS item FROM open", "cannot be run on its rows (22P02)"),
            ("SELECT clinical_text::bytea AS item FROM open", "holds bytes"),
            ("SELECT array[case_number] AS diagnoses FROM open", "holds lists"),
        ])
        {
            var refused = await PostgresAsync(query);
            Assert.Equal((query, 2), (query, refused.ExitCode));
            Assert.Contains(why, refused.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Therapy failed", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal("120", (await server.DoAsync("SELECT count(*) FROM open")).Trim());
        var commented = await PostgresAsync("-- open\nSELECT * FROM open ORDER BY item; -- all of them");
        Assert.True(commented.ExitCode == 0, commented.Error);
        AssertTooLong(
            await PostgresAsync("SELECT pg_sleep(60)::text AS clinical_text", "--limit query-seconds=1"), server.Name);
    }

    [PostgresFact]
    public async Task What_a_connection_asks_of_the_server_is_kept()
    {
        await server.DoAsync("CREATE SCHEMA side; CREATE TABLE side.alone AS SELECT 'HC-1' AS case_number, 1 AS item, "
            + "'MRI of the lumbar spine' AS requested_service");

        var run = await ProgramRun.BashAsync(
            $"PGPASSWORD={PostgresServer.Password} imr-score score --from "
            + $"'{server.Connection};Options=-c search_path=side?SELECT * FROM alone' --model '{trained.Model}' "
            + "--out query.csv", _folder.Path);

        Assert.True(run.ExitCode == 0, run.Error);
    }

    [PostgresFact]
    public async Task No_password_is_taken_from_the_command_line_or_told()
    {
        var inLine = await ScoreAsync(
            "score", "--from", $"{server.Connection};Password=canary-other-8?SELECT 1", "--out", _folder.File("s.csv"));
        var inAddress = await ScoreAsync(
            "score", "--from", "postgres://imr:canary-other-8@localhost/x?SELECT 1", "--out", _folder.File("s.csv"));
        var wrong = await ProgramRun.BashAsync(
            $"PGPASSWORD=canary-other-8 imr-score score --from '{server.Connection}?SELECT 1' "
            + $"--model '{trained.Model}' --out s.csv", _folder.Path);
        var away = await ScoreAsync(
            "score", "--from", "postgres://imr@localhost:1/x?SELECT 1", "--out", _folder.File("s.csv"));

        Assert.All((ProgramRun[])[inLine, inAddress, wrong, away], run => Assert.Equal(2, run.ExitCode));
        Assert.All((ProgramRun[])[inLine, inAddress, wrong, away], run =>
            Assert.DoesNotContain("canary", run.Output + run.Error, StringComparison.Ordinal));
        Assert.Contains("PGPASSWORD or into ~/.pgpass", inLine.Error, StringComparison.Ordinal);
        Assert.Contains("PGPASSWORD or into ~/.pgpass", inAddress.Error, StringComparison.Ordinal);
        Assert.Contains("password authentication failed", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("no connection", away.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Case, int Item, string Service, string Text, string Received, int Age)> Rows() =>
        Enumerable.Range(1, 120).Select(i => (
            $"HC-{1000 + i}", i, i % 3 == 0 ? "Physical therapy x 6" : "MRI of the lumbar spine",
            $"Therapy failed after {i} weeks. \"Pain\", radiating; no weakness.",
            $"20{22 + (i % 3)}-03-{1 + (i % 28):00}",
            30 + (i % 40)));

    private static string Csv() => string.Join('\n', Rows().Select(row =>
        $"{row.Case},{row.Item},{row.Service},\"{row.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\","
        + $"{row.Received},{row.Age}").Prepend(Header)) + "\n";

    private Task<ProgramRun> ScoreAsync(string command, params string[] arguments) =>
        ProgramRun.ScoreAsync([command, .. arguments, "--model", trained.Model]);

    private Task<ProgramRun> PostgresAsync(string query, string more = "") => ProgramRun.BashAsync(
        $"PGPASSWORD={PostgresServer.Password} imr-score score --from "
        + $"'{(server.Connection + "?" + query).Replace("'", "'\\''", StringComparison.Ordinal)}' "
        + $"--model '{trained.Model}' --out query.csv {more}",
        _folder.Path);

    private string Query(string query) => $"sqlite:{Database}?{query}";

    private Task<string> TextAsync(string name) => File.ReadAllTextAsync(_folder.File(name));

    private void MakeDatabase()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        DatabaseFile.Run(connection, """
            CREATE TABLE open(
              case_number TEXT, item INTEGER, requested_service TEXT, clinical_text TEXT, received_date TEXT, age REAL);
            CREATE TABLE bytes(case_number TEXT, requested_service TEXT, clinical_text);
            INSERT INTO bytes VALUES ('A', 'MRI', 'Therapy failed.'), ('B', 'MRI', x'00ff');
            CREATE VIEW decided AS SELECT *, received_date AS decision_date,
              CASE WHEN item * 7919 % 101 < 30 THEN 'Overturned' ELSE 'Upheld' END AS outcome FROM open;
            CREATE VIEW house AS
              SELECT case_number AS "Claim Ref", requested_service AS "Treatment Requested", clinical_text AS "Notes"
              FROM open;
            CREATE VIEW evil AS WITH RECURSIVE n(x) AS (SELECT 1) SELECT writefile('/x', x) AS case_number FROM n;
            """);
        foreach (var row in Rows())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO open VALUES ($case, $item, $service, $text, $received, $age)";
            command.Parameters.AddWithValue("$case", row.Case);
            command.Parameters.AddWithValue("$item", row.Item);
            command.Parameters.AddWithValue("$service", row.Service);
            command.Parameters.AddWithValue("$text", row.Text);
            command.Parameters.AddWithValue("$received", row.Received);
            command.Parameters.AddWithValue("$age", row.Age);
            DatabaseFile.Insert(command);
        }
    }
}
