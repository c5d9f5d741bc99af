using System.Net;
using System.Text;
using ImrPredict.Desk.Access;

namespace ImrPredict.Tests.Desk;

/// <summary>People sign in with tokens, and are who they are.</summary>
public sealed class DeskSignInTests(AccountDesk desk) : IClassFixture<AccountDesk>
{
    [Fact]
    public async Task A_token_is_given_once_and_the_session_is_new_each_time_and_ends_by_signing_out()
    {
        var (client, cookies) = await desk.BrowserAsync("Rita");
        var first = Session(cookies);
        var page = await client.GetStringAsync("/");
        using var again = await AccountDesk.SignInAsync(client, desk.TokenOf("Rita"));
        var second = Session(cookies);
        var stolen = new HttpRequestMessage(HttpMethod.Get, "/");
        stolen.Headers.Add("Cookie", $"{first.Name}={first.Value}");

        using var old = await desk.Program().SendAsync(stolen);
        using var ended = await AccountDesk.PostAsync(client, "/", "/sign-out");
        var taken = new HttpRequestMessage(HttpMethod.Get, "/");
        taken.Headers.Add("Cookie", $"{second.Name}={second.Value}");
        using var after = await desk.Program().SendAsync(taken);

        Assert.Contains("Rita", page, StringComparison.Ordinal);
        Assert.True(first.HttpOnly);
        Assert.Equal(43, first.Value.Length); // 256 bits
        Assert.NotEqual(first.Value, second.Value);
        Assert.Contains(
            "samesite=strict",
            again.Headers.GetValues("Set-Cookie").Single(set => set.Contains(second.Value, StringComparison.Ordinal)),
            StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Equal("/sign-in", ended.Headers.Location!.ToString());
        Assert.Contains("storage", Assert.Single(ended.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_person_who_is_taken_out_of_the_file_is_out_at_once_and_a_new_token_ends_the_old_one()
    {
        desk.Add("Zoe", DeskRole.Reader);
        var (client, _) = await desk.BrowserAsync("Zoe");
        var program = desk.Program("Zoe");

        desk.Add("Zoe", DeskRole.Analyst);
        using var renewed = await client.GetAsync("/");
        using var old = await program.GetAsync("/api/v1/batches");
        var now = desk.Program("Zoe");
        var page = await now.GetStringAsync("/");
        TokenFile.Remove(desk.Tokens, "Zoe");
        using var gone = await now.GetAsync("/");

        Assert.Equal(HttpStatusCode.Unauthorized, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Contains("Upload and score", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, gone.StatusCode);
    }

    [Fact]
    public async Task The_file_holds_hashes_and_no_token_and_other_accounts_cannot_read_it()
    {
        var text = await File.ReadAllTextAsync(desk.Tokens);

        Assert.DoesNotContain("imr_", text, StringComparison.Ordinal);
        Assert.Matches("\"sha256\":\"[0-9a-f]{64}\"", text);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(desk.Tokens));
        }
    }

    [Theory]
    [InlineData("/batches/7?q=x", "/batches/7?q=x")]
    [InlineData("//evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    public async Task Signing_in_leads_on_within_the_desk_alone(string back, string to)
    {
        using var answer = await AccountDesk.SignInAsync(desk.Program(), desk.TokenOf("Rita"), back);

        Assert.Equal(to, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_page_to_sign_in_leads_on_within_the_desk_alone()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(desk.Desk.Address.OriginalString.TrimEnd('/') + "//evil.example/a?b=c"));

        using var answer = await desk.Program().SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Your token", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_alone_changes_nothing_by_forms_or_by_the_interface_for_programs()
    {
        var (client, _) = await desk.BrowserAsync("Ada");
        var (other, _) = await desk.BrowserAsync("Rita");
        var foreign = await AccountDesk.FormTokenAsync(other, "/");
        using var none = new FormUrlEncodedContent([]);
        using var others = new FormUrlEncodedContent([KeyValuePair.Create("token", foreign)]);

        using var form = await client.PostAsync("/batches/1/delete", none);
        using var forged = await client.PostAsync("/batches/1/delete", others);
        using var program = await client.DeleteAsync("/api/v1/batches/1");

        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
    }

    [Fact]
    public async Task The_reader_of_a_finding_is_the_person_signed_in_and_nobody_else()
    {
        var audit = await desk.UploadAsync(
            "Quinn", "audits?name=decided.csv&model=default", DeskAuditTests.Table(150));
        var number = await FirstAsync(audit);
        var address = $"/api/v1/audits/{audit}/decisions/{number}/findings";

        using var other = await FindAsync("Quinn", address + "?reader=Ben", "confirmed");
        using var own = await FindAsync("Quinn", address, "confirmed");
        using var peeks = await desk.Program("Ben").GetAsync($"/api/v1/audits/{audit}/findings?reader=Quinn");
        var (client, _) = await desk.BrowserAsync("Ben");
        using var named = await AccountDesk.PostAsync(
            client, "/", "/reader", ("reader", "Quinn"), ("back", "/decisions"));
        var hidden = await client.GetStringAsync($"/decisions/{audit}/readings.csv");
        using var second = await AccountDesk.PostAsync(
            client, "/", $"/decisions/{audit}/{number}", ("action", "give"), ("finding", "explained"),
            ("made-for", "Ben"));
        var seen = await client.GetStringAsync($"/decisions/{audit}/readings.csv");
        var reader = await desk.Program("Rita").GetStringAsync($"/decisions/{audit}/{number}");

        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, peeks.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, named.StatusCode);
        Assert.DoesNotContain("Quinn", hidden, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Contains(",Quinn,", seen, StringComparison.Ordinal);
        Assert.Contains(",Ben,", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Settle it", reader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_brings_no_file_is_small()
    {
        var (client, _) = await desk.BrowserAsync("Ana");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", new string('x', 1_100_000))]);

        using var answer = await client.PostAsync("/batches/sample", form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<long> FirstAsync(long audit)
    {
        using var told = System.Text.Json.JsonDocument.Parse(
            await desk.Program("Quinn").GetStringAsync($"/api/v1/audits/{audit}/decisions"));
        return told.RootElement.GetProperty("decisions")[0].GetProperty("number").GetInt64();
    }

    private async Task<HttpResponseMessage> FindAsync(string person, string address, string finding)
    {
        using var body = new StringContent($"{{\"finding\": \"{finding}\"}}", Encoding.UTF8, "application/json");
        return await desk.Program(person).PostAsync(address, body);
    }

    private Cookie Session(CookieContainer cookies) => cookies.GetCookies(desk.Desk.Address)
        .Single(cookie => cookie.Name.StartsWith("imr-desk-session", StringComparison.Ordinal));
}
