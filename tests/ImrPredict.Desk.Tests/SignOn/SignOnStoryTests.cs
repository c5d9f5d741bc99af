using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ImrPredict.Desk;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Work;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Package;
using Microsoft.Playwright;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>The single sign-on in a browser, and settings that are none.</summary>
public sealed class SignOnStoryTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [BrowserFact]
    public async Task A_person_comes_to_the_page_of_a_link_by_the_single_sign_on_may_what_the_role_may_and_goes_again()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        using var desk = await DeskProcess.StartAsync(_folder.File("desk.db"), "--oidc", provider.Describe(_folder));
        (string, string, string[]) quinn = ("1", "Quinn", ["imr-quality"]);
        (string, string, string[]) ada = ("2", "Ada", ["imr-admins"]);
        foreach (var (person, theme, script) in new[]
        {
            (quinn, ColorScheme.Light, true), (ada, ColorScheme.Dark, true), (quinn, ColorScheme.Light, false),
        })
        {
            provider.Person = person;
            var page = await browser.OpenAsync(desk, theme, 390, script);
            await page.GotoAsync($"{desk.Address}search?q=knee");
            Assert.Equal(0, await page.Locator("#access-token").CountAsync());
            await CheckAsync(page, script, $"sign-on-390-{theme}");
            await page.ClickAsync("text=Sign in with single sign-on");
            await Browser.ArriveAsync(page, @"/search\?q=knee$");
            await page.WaitForSelectorAsync($"text={person.Item2}");
            Assert.Equal(person == ada ? 1 : 0, await page.Locator("nav >> text=Trail").CountAsync());
            await page.GotoAsync($"{desk.Address}decisions");
            Assert.Equal(person == ada ? 0 : 1, await page.Locator("input[type=file]").CountAsync());

            var before = provider.Ended;
            await page.ClickAsync("text=Sign out");
            await Browser.ArriveAsync(page, "/sign-in$");
            Assert.Equal(before + 1, provider.Ended);
            await page.GotoAsync($"{desk.Address}search");
            await page.WaitForSelectorAsync("text=Sign in with single sign-on");

            provider.Person = ("3", "Nora", ["nothing"]);
            await page.ClickAsync("text=Sign in with single sign-on");
            await page.WaitForSelectorAsync("text=Nora has no role at this desk");
            await CheckAsync(page, script, $"no-role-390-{theme}");
            await page.Context.CloseAsync();
        }
    }

    private static async Task CheckAsync(IPage page, bool script, string name)
    {
        await DeskPagesTests.ShootAsync(page, name);
        if (script)
        {
            await page.EvaluateAsync(await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "axe", "axe-4.14.1.min.js")));
            var found = await page.EvaluateAsync<JsonElement>("axe.run().then(r => r.violations.map(v => v.id))");
            Assert.Empty(found.EnumerateArray());
        }
    }

    [Fact]
    public async Task With_TLS_it_opens_where_others_can_reach_it_and_its_cookies_are_of_this_host_and_short()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        var (certificate, key) = DeskElsewhereTests.Certificate(_folder);
        using var desk = await DeskProcess.StartAsync(
            _folder.File("desk.db"),
            [
                "--urls", "https://0.0.0.0:0", "--certificate", certificate, "--certificate-key", key, "--oidc",
                provider.Describe(_folder),
            ],
            _folder.File("desk.db"));
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, given, _, _) =>
                given!.Thumbprint == X509CertificateLoader.LoadCertificateFromFile(certificate).Thumbprint,
        };
        using var client = new HttpClient(handler) { BaseAddress = desk.Address };

        using var sent = await client.GetAsync("/sign-in/single");
        using var told = await client.GetAsync(sent.Headers.Location);
        using var answer = await client.GetAsync(told.Headers.Location);

        var query = sent.Headers.Location!.Query;
        Assert.Contains("response_type=code&", query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", query, StringComparison.Ordinal);
        Assert.Contains("redirect_uri=https%3A%2F%2Flocalhost", query, StringComparison.Ordinal);
        Assert.DoesNotContain("x-client", query, StringComparison.Ordinal);
        var cookies = sent.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/sign-in/oidc", "expires=" })
        {
            Assert.All(cookies, cookie => Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            answer.Headers.GetValues("Set-Cookie"), set => set.StartsWith("__Host-imr-desk=", StringComparison.Ordinal)
                && set.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_provider_that_goes_down_between_is_a_page_and_in_the_trail()
    {
        var provider = await OpenIdProvider.StartAsync();
        using var desk = await DeskProcess.StartAsync(_folder.File("desk.db"), "--oidc", provider.Describe(_folder));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = desk.Address };
        using var sent = await client.GetAsync("/sign-in/single");
        using var told = await client.GetAsync(sent.Headers.Location);
        await provider.DisposeAsync();

        using var answer = await client.GetAsync(told.Headers.Location);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("The single sign-on let nobody in", page, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page + desk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_of_it_says_what_it_asks_of_who_comes()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        var endpoints = await DeskRun.EndpointsAsync(new DeskOptions
        {
            Store = _folder.File("desk.db"),
            SignOn = provider.Describe(_folder),
            Model = Path.Combine(SharedData.Root, "models", "default"),
            Package = named => new PackagePlace(named),
            Ingest = new IngestOptions(),
        });

        Assert.All(endpoints, endpoint => Assert.True(endpoint.Right is not null, $"{endpoint}: for whom?"));
        Assert.Equal(
            ["GET /sign-in", "GET /sign-in/oidc", "GET /sign-in/single", "POST /sign-in", "POST /sign-out"],
            endpoints.Where(endpoint => endpoint.Address.StartsWith("/sign-", StringComparison.Ordinal)
                    && endpoint.Right == DeskRight.Open)
                .Select(endpoint => $"{endpoint.Method} {endpoint.Address}").Order(StringComparer.Ordinal));
    }

    [UnixFact]
    public async Task Settings_that_other_accounts_can_change_are_refused()
    {
        var settings = _folder.Write("oidc.json", """
            { "authority": "https://a.example.org", "client_id": "imr-desk", "roles": { "a": "admin" } }
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(settings, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        }

        var run = await RunAsync(settings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("other accounts can change it, and so let anybody in; chmod 600", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_gives_no_answer_is_said_on_the_page_and_the_desk_is_open_all_the_same()
    {
        var settings = _folder.Write("oidc.json", """
            { "authority": "http://127.0.0.1:9", "client_id": "imr-desk", "roles": { "a": "reader" } }
            """);
        using var desk = await DeskProcess.StartAsync(_folder.File("desk.db"), "--oidc", settings);
        using var client = new DeskClient(desk, withKey: false);

        using var answer = await client.GetAsync("/sign-in/single");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("The single sign-on cannot be reached", page, StringComparison.Ordinal);
        Assert.DoesNotContain("IDX", page + desk.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page + desk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "does not describe a single sign-on")]
    [InlineData("null", "does not describe a single sign-on")]
    [InlineData("[]", "does not describe a single sign-on")]
    [InlineData("""{ "authority": "https://a.example.org", "clientid": "canary" }""", "$.clientid")]
    [InlineData("""{ "authority": "http://a.example.org", "client_id": "canary" }""", "begins with https://")]
    [InlineData("""{ "authority": "a.example.org", "client_id": "canary" }""", "begins with https://")]
    [InlineData("""{ "authority": "https://u:p@a.example.org", "client_id": "canary" }""", "begins with https://")]
    [InlineData("""{ "authority": "https://a.example.org", "client_id": "c", "roles": { "a": 1 } }""", "expected such")]
    [InlineData("""{ "authority": "https://a.example.org" }""", "client_id is missing")]
    [InlineData("""{ "authority": "https://a.example.org", "client_id": "canary" }""", "gives nobody a role")]
    [InlineData(
        """{ "authority": "https://a.example.org", "client_id": "c", "roles": { "canary": "owner" } }""",
        "reader, analyst, quality, admin")]
    [InlineData(
        """{ "authority": "https://a.example.org", "client_id": "c", "roles": { "canary": ["reader"] }, """
            + "\"client_secret_file\": \"open\" }", "chmod 600")]
    [InlineData(
        """{ "authority": "https://a.example.org", "client_id": "c", "roles": { "canary": ["reader"] }, """
            + "\"client_secret_file\": \"nowhere\" }", "cannot be read")]
    public async Task Settings_that_are_none_are_one_line_that_says_what_to_do(string text, string said)
    {
        _folder.Write("open", "secret");
        var run = await RunAsync(_folder.Write("oidc.json", text));

        Assert.Equal(2, run.ExitCode);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", line, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string settings) => ScoreProgram.RunAsync(
        _folder.Path, "desk", "--no-browser", "--port", "0", "--store", "desk.db", "--model",
        Path.Combine(SharedData.Root, "models", "default"), "--oidc", settings);
}
