using System.Net;
using ImrPredict.Desk.Access;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Desk;

/// <summary>What somebody who is let in, or has the files, tries against the trail and the file of tokens.</summary>
public sealed class DeskInsiderTests : IAsyncLifetime, IDisposable
{
    private const string Rows = "case_number,requested_service\nCM24-0000001,MRI\n";

    private readonly AccountDesk _desk = new();

    /// <inheritdoc/>
    public Task InitializeAsync() => _desk.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_cannot_be_written_down_is_not_changed_not_shown_and_lets_nobody_in()
    {
        var batch = await _desk.UploadAsync("Ana", "batches?name=a.csv", Rows);
        var (rita, _) = await _desk.BrowserAsync("Rita");
        var formToken = await AccountDesk.FormTokenAsync(rita, "/");
        var visitor = _desk.Program();
        var ada = _desk.Program("Ada");
        Run("CREATE TRIGGER full BEFORE INSERT ON trail BEGIN SELECT RAISE(ABORT, 'no room'); END");

        using var deleted = await ada.DeleteAsync($"/api/v1/batches/{batch}");
        using var export = await ada.GetAsync($"/batches/{batch}/export.csv");
        using var page = await ada.GetAsync("/");
        using var signedIn = await AccountDesk.SignInAsync(visitor, _desk.TokenOf("Rita"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", formToken)]);
        using var signedOut = await rita.PostAsync("/sign-out", form);
        Run("DROP TRIGGER full");
        using var still = await ada.GetAsync($"/batches/{batch}/items/1");
        using var visits = await visitor.GetAsync("/");
        using var after = await rita.GetAsync("/");

        foreach (var answer in new[] { deleted, export, page, signedIn, signedOut })
        {
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains(
                "make room on the disk", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.False(export.Content.Headers.Contains("Content-Disposition"));
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, visits.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.DoesNotContain("error", _desk.Desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_that_is_cut_while_the_desk_is_open_is_told_and_a_kept_hash_tells_it_afterwards()
    {
        for (var i = 0; i < 5; i++)
        {
            using var _ = await _desk.Program("Rita").GetAsync("/about");
        }

        var kept = Text("SELECT hash FROM trail ORDER BY sequence DESC LIMIT 1");
        var whole = await TrailAsync("--kept", kept);
        var trigger = Text("SELECT sql FROM sqlite_schema WHERE name = 'trail_remain'");
        Run($"DROP TRIGGER trail_remain; DELETE FROM trail WHERE sequence > 2; {trigger}");

        using var next = await _desk.Program("Rita").GetAsync("/about");
        var page = await _desk.Program("Ada").GetStringAsync("/trail");
        var chain = await TrailAsync();
        var cut = await TrailAsync("--kept", kept);

        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("Since the desk started, entry 5 was changed", page, StringComparison.Ordinal);
        Assert.Equal(0, chain.ExitCode);
        Assert.Equal(2, cut.ExitCode);
        Assert.Contains(
            "no entry of the trail has the hash", cut.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_tokens_that_breaks_while_the_desk_is_open_lets_nobody_in_and_says_where_it_is_to_none()
    {
        var whole = await File.ReadAllTextAsync(_desk.Tokens);
        var (rita, _) = await _desk.BrowserAsync("Rita");
        await File.AppendAllTextAsync(_desk.Tokens, "{\"name\":");

        foreach (var client in new[] { rita, rita, _desk.Program("Ada") })
        {
            using var answer = await client.GetAsync("/");
            var text = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("nobody is let in", text, StringComparison.Ordinal);
            Assert.DoesNotContain("tokens.jsonl", text, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(_desk.Tokens, whole);
        using var again = await rita.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [UnixFact]
    public async Task A_file_of_tokens_behind_a_link_is_looked_through_and_who_is_taken_out_of_it_is_out()
    {
        var real = _desk.Folder.File("real.jsonl");
        File.Move(_desk.Tokens, real);
        File.CreateSymbolicLink(_desk.Tokens, real);
        await _desk.StartAsync();
        using var before = await _desk.Program("Rita").GetAsync("/");

        TokenFile.Remove(_desk.Tokens, "Rita");
        using var after = await _desk.Program("Rita").GetAsync("/");
        using var ada = await _desk.Program("Ada").GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ada.StatusCode);
    }

    private Task<(int ExitCode, string Output, string Error)> TrailAsync(params string[] more) =>
        ScoreProgram.RunAsync(_desk.Folder.Path, ["desk", "trail", "--store", "desk.db", .. more]);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_desk.Desk.Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Text(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_desk.Desk.Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
