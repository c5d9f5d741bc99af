using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Desk;

/// <summary>Who saw and changed what is kept for good, without a word of a case.</summary>
public sealed class DeskTrailTests : IAsyncLifetime, IDisposable
{
    private const string Rows = "case_number,requested_service,clinical_text\n"
        + "CM24-7777777,Zebrafish massage,Canaryword pain for six weeks.\n";

    private readonly AccountDesk _desk = new();

    /// <inheritdoc/>
    public Task InitializeAsync() => _desk.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task It_names_who_saw_and_changed_what_by_number_without_text_and_stays_when_a_batch_is_deleted()
    {
        var batch = await _desk.UploadAsync("Ana", "batches?name=canaryfile.csv", Rows);
        await Ask("Rita", HttpMethod.Get, $"/batches/{batch}/items/1");
        await Ask("Rita", HttpMethod.Get, $"/batches/{batch}?q=canaryword");
        await Ask("Rita", HttpMethod.Get, $"/batches/{batch}/export.csv");
        await Ask("Rita", HttpMethod.Get, $"/batches/{batch}/progress");
        await Ask("Rita", HttpMethod.Get, "/models/canaryname");
        await Ask("Rita", HttpMethod.Get, "/models/19451103");
        await Ask("Rita", HttpMethod.Delete, $"/api/v1/batches/{batch}");
        var (client, _) = await _desk.BrowserAsync("Ada");
        using var promoted = await AccountDesk.PostAsync(client, "/", "/models/default/alias", ("alias", "Champion"));
        await Ask("Ada", HttpMethod.Delete, $"/api/v1/batches/{batch}");

        var table = await _desk.Program("Ada").GetStringAsync("/trail.csv");
        var page = await _desk.Program("Ada").GetStringAsync("/trail");

        foreach (var line in new[]
        {
            $",Ana,127.0.0.1,POST /api/v1/batches,batch={batch},202,",
            $",Rita,127.0.0.1,GET /batches/{{batch}}/items/{{number}},batch={batch} number=1,200,",
            $",Rita,127.0.0.1,GET /batches/{{batch}}/export.{{format}},batch={batch} format=csv,200,",
            $",Rita,127.0.0.1,DELETE /api/v1/batches/{{batch}},batch={batch},403,",
            ",Rita,127.0.0.1,GET /models/{name},,404,",
            ",Ada,127.0.0.1,sign in,,200,",
            ",Ada,127.0.0.1,POST /models/{name}/alias,model=default alias=Champion,303,",
            $",Ada,127.0.0.1,DELETE /api/v1/batches/{{batch}},batch={batch},102,",
            $",Ada,127.0.0.1,DELETE /api/v1/batches/{{batch}},batch={batch},204,",
        })
        {
            Assert.Contains(line, table, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("progress", table, StringComparison.Ordinal);
        Assert.Contains("403 refused", page, StringComparison.Ordinal);
        foreach (var word in new[] { "canary", "zebra", "CM24", "imr_", "19451103" })
        {
            Assert.DoesNotContain(word, table, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(word, page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(word, _desk.Desk.Said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task It_is_paged_by_number_and_of_one_person_alone_where_that_is_asked()
    {
        for (var i = 0; i < 60; i++)
        {
            await Ask(i % 2 == 0 ? "Rita" : "Ana", HttpMethod.Get, "/about");
        }

        var first = await _desk.Program("Ada").GetStringAsync("/trail");
        var second = await _desk.Program("Ada").GetStringAsync("/trail?before=12");
        var rita = await _desk.Program("Ada").GetStringAsync("/trail?who=Rita");

        Assert.Equal(50, CountOf(first));
        Assert.Contains("before=11\" rel=\"next\"", first, StringComparison.Ordinal);
        Assert.Equal(11, CountOf(second));
        Assert.Equal(30, CountOf(rita));
        Assert.DoesNotContain("<td data-name=\"Who\">Ana", rita, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_tokens_are_kept_without_themselves_and_held_up_after_ten_of_them_and_right_ones_never()
    {
        var (signedIn, _) = await _desk.BrowserAsync("Ada");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/batches");
            request.Headers.Authorization = new("Bearer", $"imr_wrongtoken{i}");
            using var answer = await _desk.Program().SendAsync(request);
            statuses.Add(answer.StatusCode);
        }

        using var right = await _desk.Program("Rita").GetAsync("/");
        using var page = await AccountDesk.SignInAsync(_desk.Program(), _desk.TokenOf("Rita"));
        using var wrong = await AccountDesk.SignInAsync(_desk.Program(), "imr_wrongtoken");
        var table = await signedIn.GetStringAsync("/trail.csv");

        Assert.Equal(
            Enumerable.Repeat(HttpStatusCode.Unauthorized, 10).Concat(
                Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)),
            statuses);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, wrong.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(36), wrong.Headers.RetryAfter!.Delta);
        Assert.Equal(10, table.Split(",wrong token,,401,").Length - 1);
        Assert.DoesNotContain("imr_", table, StringComparison.Ordinal);
        Assert.DoesNotContain("imr_", _desk.Desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_too_much_at_once_waits_and_others_do_not()
    {
        var (rita, ana) = (_desk.Program("Rita"), _desk.Program("Ana"));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 1200).Select(async _ =>
        {
            using var answer = await rita.GetAsync("/icon.svg");
            return answer.StatusCode;
        }));
        using var other = await ana.GetAsync("/icon.svg");

        Assert.InRange(statuses.Count(status => status == HttpStatusCode.OK), 600, 1199);
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses.Distinct().Order());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Nothing_of_it_can_be_changed_and_where_somebody_does_command_start_and_page_say_so()
    {
        await Ask("Rita", HttpMethod.Get, "/about");
        await Ask("Ana", HttpMethod.Get, "/about");
        var whole = await TrailAsync();
        using (var connection = new SqliteConnection($"Data Source={_desk.Desk.Store};Pooling=False"))
        {
            await connection.OpenAsync();
            foreach (var change in new[] { "UPDATE trail SET who = 'Ana'", "DELETE FROM trail" })
            {
                var refused = Assert.Throws<SqliteException>(() => Run(connection, change));
                Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
            }

            var trigger = Text(connection, "SELECT sql FROM sqlite_schema WHERE name = 'trail_stay'");
            Run(connection, "DROP TRIGGER trail_stay; UPDATE trail SET who = 'Ben' WHERE sequence = 1; " + trigger);
        }

        var broken = await TrailAsync();
        await _desk.StartAsync();
        var page = await _desk.Program("Ada").GetStringAsync("/trail");

        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("2 entries, all fit the chain", whole.Output, StringComparison.Ordinal);
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("entry 1 of the trail", broken.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("entry 1 of the trail", _desk.Desk.Said.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Entry 1 does not fit", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_accounts_there_is_no_trail_and_no_page_to_sign_in()
    {
        using var folder = new TemporaryFolder();
        using var open = await DeskProcess.StartAsync(folder.File("desk.db"));
        using var client = new DeskClient(open);
        using var trail = await client.GetAsync("/trail");
        using var signIn = await client.GetAsync("/sign-in");
        var run = await ScoreProgram.RunAsync(folder.Path, "desk", "trail", "--store", "desk.db", "--json", "-");

        using var told = JsonDocument.Parse(run.Output);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (trail.StatusCode, signIn.StatusCode));
        Assert.Equal(0, told.RootElement.GetProperty("entries").GetInt64());
    }

    private async Task Ask(string person, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        using var answer = await _desk.Program(person).SendAsync(request);
    }

    private Task<(int ExitCode, string Output, string Error)> TrailAsync() =>
        ScoreProgram.RunAsync(_desk.Folder.Path, "desk", "trail", "--store", "desk.db");

    private static int CountOf(string page) => page.Split("data-name=\"Who\"").Length - 1;

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
