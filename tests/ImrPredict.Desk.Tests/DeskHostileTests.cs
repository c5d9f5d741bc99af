using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Tests.Desk;

/// <summary>Stores, names and addresses that nobody means well with, or that go wrong by chance.</summary>
public sealed class DeskHostileTests : DeskTest
{
    private const string Rows = "case_number,requested_service,clinical_text\n"
        + "CM24-0000001,MRI of the lumbar spine,Low back pain for six weeks and no relief by therapy.\n";

    private const string HouseRows = "Claim Ref,Service Requested\nA-1,MRI of the lumbar spine\n";

    [Theory]
    [InlineData("create table mine (a); insert into mine values (7);")]
    [InlineData("create table mine (a); pragma user_version = 1;")]
    [InlineData("pragma user_version = 9; create table settings (a);")]
    public async Task A_database_of_another_program_is_refused_and_stays_as_it_is(string made)
    {
        var other = Folder.File("other.db");
        await RunAsync(other, made);
        var before = SHA256.HashData(await File.ReadAllBytesAsync(other));

        var run = await ScoreProgram.RunAsync(SharedData.Root, "desk", "--no-browser", "--store", other);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(other, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(other)));
        Assert.False(Directory.Exists(other + ".uploads"));
    }

    [Fact]
    public async Task A_second_desk_on_one_store_is_refused_and_a_folder_is_no_store()
    {
        var second = await ScoreProgram.RunAsync(SharedData.Root, "desk", "--no-browser", "--store", Desk.Store);
        var folder = await ScoreProgram.RunAsync(SharedData.Root, "desk", "--no-browser", "--store", Folder.Path);

        Assert.Equal((2, 2), (second.ExitCode, folder.ExitCode));
        Assert.Contains("another desk is open", second.Error, StringComparison.Ordinal);
        Assert.Contains("is a folder", folder.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_beyond_a_batch_leads_to_no_item_of_another()
    {
        var first = await BatchAsync("a.csv", Rows);
        await BatchAsync("b.csv", Rows);

        using var item = await Client.GetAsync($"{first}/items/{(1L << 32) + 1}");

        Assert.Equal(HttpStatusCode.NotFound, item.StatusCode);
        Assert.Contains("CM24-0000001", await Client.PageAsync($"{first}/items/1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?q=%00")]
    [InlineData("?q=abc%00def")]
    [InlineData("?after=1~rNaN")]
    [InlineData("?after=1~n99999999999999999999")]
    [InlineData("?read=-1&service=%27%3b--&band=x&order=none")]
    public async Task Addresses_that_nobody_links_to_are_pages_all_the_same(string query)
    {
        var batch = await BatchAsync("a.csv", Rows);

        await Client.PageAsync(batch + query);

        Assert.DoesNotContain("internal error", Desk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".hidden.csv")]
    [InlineData("a/b/../../../c.csv")]
    [InlineData("LONG.csv")]
    [InlineData("a.LONG")]
    [InlineData("1/2/3/4/5/6/7/8/9/10/11/12/x.csv")]
    public async Task A_file_is_read_whatever_its_name(string name)
    {
        name = name.Replace("LONG", new string('\u00E9', 199), StringComparison.Ordinal);

        using var answer = await SendAsync($"/api/v1/score?name={Uri.EscapeDataString(name)}", Rows);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, told.RootElement.GetProperty("result").GetProperty("items_in").GetInt64());
    }

    [Fact]
    public async Task A_file_and_a_folder_of_one_name_are_both_read()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Client.TokenAsync()), "token" },
            { new StringContent(Rows), "files", "a" },
            { new StringContent(Rows.Replace("0000001", "0000002", StringComparison.Ordinal)), "files", "a/b.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/batches") { Content = form };

        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var batch = answer.Headers.Location!.ToString();
        await Client.WaitAsync(batch);
        var export = await Client.PageAsync($"{batch}/export.csv");
        Assert.Contains("CM24-0000001", export, StringComparison.Ordinal);
        Assert.Contains("CM24-0000002", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_by_which_nothing_is_read_is_not_kept()
    {
        var first = await BatchAsync("house.csv", HouseRows);
        using var none = await SendAsync($"/api/v1{first}/map", "null");
        using var empty = await SendAsync($"/api/v1{first}/map", "{}");
        await Client.WaitAsync(first);

        var second = await BatchAsync("house.csv", HouseRows);

        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, empty.StatusCode);
        using var asked = await Client.GetAsync($"{second}/map");
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    [Fact]
    public async Task An_explanation_of_what_cannot_be_read_says_why()
    {
        using var answer = await SendAsync("/api/v1/explain?name=x.csv", "no,columns\n1,2\n");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "What cannot be read", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batches_go_on_when_a_store_that_was_locked_is_free_again()
    {
        var batch = await Client.UploadAsync(Folder.Write("a.csv", Rows));
        using (var other = new SqliteConnection($"Data Source={Desk.Store};Pooling=False"))
        {
            await other.OpenAsync();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();
            await Task.Delay(TimeSpan.FromSeconds(40)); // longer than a write waits
        }

        await Client.WaitAsync(batch);
        var next = await BatchAsync("b.csv", Rows);

        Assert.Contains("CM24-0000001", await Client.PageAsync($"{next}/export.csv"), StringComparison.Ordinal);
    }

    private async Task<string> BatchAsync(string name, string content)
    {
        var batch = await Client.UploadAsync(Folder.Write(name, content));
        await Client.WaitAsync(batch);
        return batch;
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string body)
    {
        using var http = new HttpClient { BaseAddress = Desk.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Desk.Key);
        return await http.SendAsync(request);
    }

    private static async Task RunAsync(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
