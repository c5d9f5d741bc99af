using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImrPredict.Tests.Desk;

/// <summary>Who gets in, and what every answer says.</summary>
public sealed class DeskDoorTests : DeskTest
{
    [Fact]
    public async Task Every_answer_allows_nothing_from_elsewhere_and_nothing_kept()
    {
        using var stranger = new DeskClient(Desk, withKey: false);
        foreach (var answer in new[]
        {
            await Client.GetAsync("/"), await Client.GetAsync("/desk.css"), await Client.GetAsync("/nowhere"),
            await stranger.GetAsync("/"), await Client.SendAsync(Post("/batches/sample")),
        })
        {
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Server"));
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Without_the_key_nothing_is_shown_and_the_printed_address_gives_it()
    {
        using var stranger = new DeskClient(Desk, withKey: false);
        using var refused = await stranger.GetAsync("/");
        using var wrong = await stranger.GetAsync("/?key=0000");

        using var opened = await stranger.GetAsync(Desk.Link);
        var page = await stranger.PageAsync("/");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.DoesNotContain("key", opened.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("<h1>Backlog</h1>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example:5080")]
    [InlineData("")]
    public async Task A_request_by_another_host_name_is_refused(string host)
    {
        var answer = await RawAsync($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
            + $"Cookie: imr-desk-{Desk.Address.Port}={Desk.Key}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/batches/sample")]
    [InlineData("/batches/1/delete")]
    [InlineData("/batches/1/map")]
    public async Task A_form_without_the_token_of_a_page_changes_nothing(string path)
    {
        using var answer = await Client.SendAsync(Post(path));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing here yet", await Client.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_without_the_token_writes_no_file()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("wrong"), "token" },
            { new StringContent("CM24-0000001"), "files", "a.txt" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/batches") { Content = form };

        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Directory.GetFileSystemEntries(Desk.Store + ".uploads"));
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_refused_before_it_is_read()
    {
        var answer = await RawAsync($"POST /batches HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + $"Cookie: imr-desk-{Desk.Address.Port}={Desk.Key}\r\nContent-Length: 3000000000\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n");

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("too large", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.7")]
    [InlineData("::")]
    [InlineData("example.org")]
    public async Task An_address_that_others_can_reach_is_refused_in_one_line(string address)
    {
        var run = await ScoreProgram.RunAsync(
            SharedData.Root, "desk", "--address", address, "--no-browser", "--store", Folder.File("other.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split("error:", StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("ssh -L", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Folder.File("other.db")));
    }

    [Fact]
    public async Task A_program_that_starts_it_finds_the_address_in_its_json()
    {
        var json = Folder.File("desk.json");
        using var other = await DeskProcess.StartAsync(Folder.File("other.db"), "--json", json);

        using var place = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(json));

        Assert.Equal(other.Link, place.RootElement.GetProperty("address").GetString());
        Assert.Equal(Folder.File("other.db"), place.RootElement.GetProperty("store").GetString());
    }

    [Fact]
    public async Task Address_and_port_are_given_as_a_url_and_the_store_as_a_connection_string_of_its_file_too()
    {
        using var other = await DeskProcess.StartAsync(
            Folder.File("other.db"), ["--urls", "http://LocalHost:0"], $"Data Source={Folder.File("other.db")}");

        Assert.StartsWith("http://127.0.0.1:", other.Link, StringComparison.Ordinal);
        Assert.True(File.Exists(Folder.File("other.db")));
    }

    [Theory]
    [InlineData("--urls", "https://127.0.0.1:5080", 2, "no TLS")]
    [InlineData("--urls", "http://0.0.0.0:5080", 2, "ssh -L")]
    [InlineData("--urls", "http://*:5080", 2, "is no address and port")]
    [InlineData("--urls", "5080", 2, "is no address and port")]
    [InlineData("--urls", "http://127.0.0.1:5080 --port 5081", 1, "leave out --address and --port")]
    [InlineData("--store", "Host=localhost;Database=imr", 2, "postgres: before keywords")]
    [InlineData("--store", "postgres://imr:word@localhost/imr", 2, "holds a password")]
    [InlineData("--store", "Data Source=imr.db;Mode=Memory", 2, "give its path")]
    public async Task What_the_desk_cannot_serve_at_or_from_is_one_line(
        string option, string value, int code, string said)
    {
        var words = value.Split(" --port ");
        string[] more = words.Length == 2 ? ["--port", words[1]] : [];

        var run = await ScoreProgram.RunAsync(SharedData.Root, ["desk", "--no-browser", option, words[0], .. more]);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(said, run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split("error:", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line()
    {
        var run = await ScoreProgram.RunAsync(
            SharedData.Root, "desk", "--port", $"{Desk.Address.Port}", "--no-browser", "--store",
            Folder.File("other.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--port", run.Error, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Post(string path) =>
        new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) };

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Desk.Address.Host, Desk.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
