using System.Globalization;
using System.Net;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;

namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>How a desk treats its store on a server, and what it says when that is none or gone.</summary>
[Collection(PostgresDesks.Tests)]
public sealed class PostgresStoreTests(PostgresDesks desks) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [PostgresFact]
    public async Task A_batch_that_was_broken_off_by_a_kill_goes_on_after_a_restart_with_the_same_key()
    {
        var place = desks.NewPlace();
        var rows = _folder.Write("in/many.csv", Cases(20_000));
        using var desk = await DeskProcess.StartAsync(place);
        using var first = new DeskClient(desk);
        var batch = await first.UploadAsync(rows);
        await first.WaitUntilBegunAsync(batch);

        desk.Kill();
        using var again = await DeskProcess.StartAsync(place);
        using var client = new DeskClient(again);
        await client.WaitAsync(batch);

        Assert.Equal(desk.Key, again.Key);
        Assert.Equal(
            await ScoreProgram.TableAsync(_folder.File("in"), "csv"), await client.PageAsync($"{batch}/export.csv"));
        Assert.DoesNotContain(PostgresServer.Password, again.Said, StringComparison.Ordinal);
        Assert.Contains(
            $"Store: {desks.Server.Name}?schema=", again.Said.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_deleted_batch_leaves_no_word_of_its_texts_in_the_files_of_tables()
    {
        const string Canary = "zyxwcanaryvuts";
        using var desk = await DeskProcess.StartAsync(desks.NewPlace());
        using var client = new DeskClient(desk);
        var kept = await client.UploadAsync(_folder.Write("kept.csv", Case("CM24-0000001", "keptcanaryword")));
        var gone = await client.UploadAsync(_folder.Write("gone.csv", Case("CM24-0000002", Canary)));
        await client.WaitAsync(gone);
        await desks.Server.DoAsync("ANALYZE");
        await desks.Server.DoAsync("CHECKPOINT");
        Assert.Contains("CM24-0000002", await client.PageAsync($"{gone}?q={Canary}"), StringComparison.Ordinal);
        Assert.True(Holds(Canary));

        using var deleted = await client.PostAsync($"{gone}/delete");
        await desks.Server.DoAsync("CHECKPOINT");

        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.False(Holds(Canary));
        Assert.True(Holds("keptcanaryword"));
        Assert.Contains("CM24-0000001", await client.PageAsync($"{kept}?q=keptcanaryword"), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_second_desk_is_refused_and_taken_when_the_first_has_ended()
    {
        var place = desks.NewPlace();
        using (DeskStore.Open(place))
        {
            var refused = Assert.Throws<ImrPredictException>(() => DeskStore.Open(place));
            Assert.Contains("another desk is open on this store", refused.Message, StringComparison.Ordinal);
            var run = await RunAsync(place);
            Assert.Contains("another desk is open on this store", run, StringComparison.Ordinal);
        }

        DeskStore.Open(place).Dispose();
    }

    [PostgresFact]
    public async Task A_desk_whose_hold_on_the_store_is_lost_writes_no_more_and_ends_in_one_line()
    {
        var place = desks.NewPlace();
        using var desk = await DeskProcess.StartAsync(place);
        using var client = new DeskClient(desk);
        await client.PageAsync("/");

        await desks.Server.DoAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");
        await desk.EndAsync(TimeSpan.FromSeconds(60));

        Assert.Contains("was lost, so the desk has ended", desk.Said.ReplaceLineEndings(" "), StringComparison.Ordinal);
        using var next = DeskStore.Open(place);
        Assert.Equal(desk.Key, next.Key());
    }

    [PostgresFact]
    public async Task A_batch_goes_on_when_a_server_that_was_stopped_is_there_again()
    {
        var place = desks.NewPlace();
        _folder.Write("in/cases.csv", Cases(10_000));
        using var desk = await DeskProcess.StartAsync(place);
        using var first = new DeskClient(desk);
        var batch = await first.UploadAsync(_folder.File("in/cases.csv"));
        await first.WaitUntilBegunAsync(batch);

        await desks.Server.StopAsync();
        await desk.EndAsync(TimeSpan.FromSeconds(90));
        var refused = await RunAsync(place);
        await desks.Server.StartAsync();
        using var again = await DeskProcess.StartAsync(place);
        using var client = new DeskClient(again);
        await client.WaitAsync(batch);

        Assert.Contains("was lost, so the desk has ended", desk.Said.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("no connection", refused, StringComparison.Ordinal);
        Assert.Equal(
            await ScoreProgram.TableAsync(_folder.File("in"), "csv"), await client.PageAsync($"{batch}/export.csv"));
    }

    [PostgresFact]
    public async Task Only_new_connections_that_still_have_the_store_are_made()
    {
        using var store = DeskStore.Open(desks.NewPlace());
        store.Connect().Dispose();
        await desks.Server.DoAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            + "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");

        for (var i = 0; i < 20; i++)
        {
            Assert.ThrowsAny<Exception>(() =>
            {
                using var connection = store.Connect();
                using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO settings VALUES ('x', 'y')";
                command.ExecuteNonQuery();
            });
        }

        Assert.True(store.Database.Lost.IsCancellationRequested);
    }

    [PostgresFact]
    public async Task Findings_and_trail_cannot_be_changed_and_what_was_forced_is_found()
    {
        var place = desks.NewPlace();
        var schema = PostgresDesks.SchemaOf(place);
        using var accounts = new AccountDesk { Place = place };
        await accounts.InitializeAsync();
        foreach (var person in new[] { "Rita", "Ana" })
        {
            using var answer = await accounts.Program(person).GetAsync("/about");
        }

        var whole = await ScoreProgram.RunAsync(_folder.Path, "desk", "trail", "--store", place);
        foreach (var table in new[] { "trail", "findings" })
        {
            await desks.Server.DoAsync(
                $"INSERT INTO {schema}.findings SELECT 1, 'at', 'who', 'case', 1, 'Note', '', 'x' "
                + $"WHERE NOT EXISTS (SELECT FROM {schema}.findings)");
            foreach (var change in new[]
            {
                $"UPDATE {schema}.{table} SET who = 'Ben'", $"DELETE FROM {schema}.{table}",
                $"TRUNCATE {schema}.{table}",
            })
            {
                var refused = await Assert.ThrowsAnyAsync<Exception>(() => desks.Server.DoAsync(change));
                Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
            }
        }

        await desks.Server.DoAsync(
            $"ALTER TABLE {schema}.trail DISABLE TRIGGER trail_stay; UPDATE {schema}.trail SET who = 'Ben' "
            + $"WHERE sequence = 1; ALTER TABLE {schema}.trail ENABLE ALWAYS TRIGGER trail_stay");
        var broken = await ScoreProgram.RunAsync(_folder.Path, "desk", "trail", "--store", place);
        await accounts.StartAsync();
        var page = await accounts.Program("Ada").GetStringAsync("/trail");

        Assert.Contains("2 entries, all fit the chain", whole.Output, StringComparison.Ordinal);
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("entry 1 of the trail", broken.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Entry 1 does not fit", page, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_schema_of_another_program_or_a_newer_version_or_one_that_was_changed_is_one_line()
    {
        await desks.Server.DoAsync("CREATE SCHEMA other; CREATE TABLE other.things (id int)");
        Assert.Contains("is of another program", await RunAsync(desks.PlaceOf("other")), StringComparison.Ordinal);
        Assert.Equal("things\n", await desks.Server.DoAsync(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'other'"));

        var place = desks.NewPlace();
        var schema = PostgresDesks.SchemaOf(place);
        DeskStore.Open(place).Dispose();
        await desks.Server.DoAsync($"DROP TRIGGER trail_stay ON {schema}.trail");
        Assert.Contains(
            "'trail_stay' is not as this program makes it", await RunAsync(place), StringComparison.Ordinal);
        await desks.Server.DoAsync($"UPDATE {schema}.store_version SET version = 99");
        Assert.Contains("is of version 99", await RunAsync(place), StringComparison.Ordinal);

        await desks.Server.DoAsync(
            "CREATE DATABASE latin ENCODING LATIN1 TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        var latin = desks.NewPlace().Replace("Database=postgres", "Database=latin", StringComparison.Ordinal);
        Assert.Contains("UTF8", await RunAsync(latin), StringComparison.Ordinal);
        var trail = await ScoreProgram.RunAsync(_folder.Path, "desk", "trail", "--store", desks.PlaceOf("nothing"));
        Assert.Equal(2, trail.ExitCode);
        Assert.Contains("no such store", trail.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_server_that_is_not_there_or_refuses_is_one_line_without_the_password()
    {
        foreach (var (place, said) in new[]
        {
            ("postgres:Host=/nowhere;Database=imr;Username=imr", "no connection"),
            ("postgres://imr@127.0.0.1:1/imr", "PGPASSWORD or ~/.pgpass"),
            ("postgres://imr:secret-canary@127.0.0.1/imr", "holds a password"),
            ("postgresql://imr@127.0.0.1/imr?password=secret-canary", "behind the ?"),
            ("postgres://imr@127.0.0.1/imr?schema=secret-canary", "small letters"),
            (desks.NewPlace().Replace("Username=imr", "Username=nobody", StringComparison.Ordinal), "(28P01)"),
            (desks.NewPlace().Replace("Database=postgres", "Database=none", StringComparison.Ordinal), "(3D000)"),
        })
        {
            var error = await RunAsync(place);
            Assert.Contains(said, error, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-canary", error, StringComparison.Ordinal);
            Assert.DoesNotContain(PostgresServer.Password, error, StringComparison.Ordinal);
        }
    }

    [PostgresFact]
    public void Uploads_stand_in_a_private_folder_of_the_account_one_for_each_store()
    {
        var (one, other) = (desks.NewPlace(), desks.NewPlace());
        using var first = DeskStore.Open(one);
        using var second = DeskStore.Open(other);

        Assert.StartsWith(Path.Combine(desks.Data, "imrpredict", "uploads-"), first.Uploads, StringComparison.Ordinal);
        Assert.NotEqual(first.Uploads, second.Uploads);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(first.Uploads));
        }
    }

    private static string Cases(int rows) => string.Concat(Enumerable.Range(1, rows).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"CM24-{i:0000000},MRI of the lumbar spine,Patient {i} has had low back pain for {i % 13} weeks.\n"))
        .Prepend("case_number,requested_service,clinical_text\n"));

    private static string Case(string number, string word) =>
        "case_number,requested_service,clinical_text\n"
        + $"{number},MRI of the lumbar spine,The patient has low back pain and {word} for six weeks of therapy.\n";

    // What the log of the server is about to write is told apart: the documentation says that it stays there.
    private bool Holds(string word) => Directory
        .GetFiles(Path.Combine(desks.Server.Folder, "data"), "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/pg_wal/", StringComparison.Ordinal))
        .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0);

    // A desk that cannot start: one error, which is told in a line.
    private static async Task<string> RunAsync(string place)
    {
        var run = await ScoreProgram.RunAsync(SharedData.Root, "desk", "--no-browser", "--port", "0", "--store", place);
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split("error:", StringSplitOptions.RemoveEmptyEntries));
        return run.Error.ReplaceLineEndings(" ");
    }
}
