using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>The single sign-on in a browser, and settings that are none.</summary>
public sealed class SignOnStoryTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [BrowserFact]
    public async Task A_person_comes_to_the_page_of_a_link_by_the_single_sign_on_and_goes_again()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person = ("1", "Quinn", ["imr-quality"]);
        using var desk = await DeskProcess.StartAsync(_folder.File("desk.db"), "--oidc", provider.Describe(_folder));
        var axe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe", "axe-4.14.1.min.js"));
        foreach (var (theme, script) in new[] { (ColorScheme.Light, true), (ColorScheme.Dark, false) })
        {
            var page = await browser.OpenAsync(desk, theme, 390, script);
            await page.GotoAsync($"{desk.Address}search?q=knee");
            Assert.Equal(0, await page.Locator("#access-token").CountAsync());
            if (script)
            {
                await page.EvaluateAsync(axe);
                var found = await page.EvaluateAsync<JsonElement>("axe.run().then(r => r.violations.map(v => v.id))");
                Assert.Empty(found.EnumerateArray());
            }

            await DeskPagesTests.ShootAsync(page, $"sign-on-390-{theme}");
            await page.ClickAsync("text=Go to the single sign-on");
            await Browser.ArriveAsync(page, @"/search\?q=knee$");
            await page.WaitForSelectorAsync("text=Quinn");
            await page.ClickAsync("text=Sign out");
            await page.WaitForSelectorAsync("text=Go to the single sign-on");
            await page.GotoAsync($"{desk.Address}search");
            Assert.Equal(1, await page.Locator("text=Go to the single sign-on").CountAsync());
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_provider_that_gives_no_answer_is_said_on_the_page_and_the_desk_is_open_all_the_same()
    {
        var settings = _folder.Write("oidc.json", """
            { "authority": "http://127.0.0.1:9", "client_id": "imr-desk", "roles": { "reader": ["a"] } }
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
    [InlineData("""{ "authority": "https://a.example.org" }""", "client_id is missing")]
    [InlineData("""{ "authority": "https://a.example.org", "client_id": "canary" }""", "gives nobody a role")]
    [InlineData(
        """{ "authority": "https://a.example.org", "client_id": "c", "roles": { "owner": ["canary"] } }""",
        "reader, analyst, quality, admin")]
    [InlineData(
        """{ "authority": "https://a.example.org", "client_id": "c", "roles": { "reader": ["canary"] }, """
            + "\"client_secret_file\": \"open\" }", "chmod 600")]
    [InlineData(
        """{ "authority": "https://a.example.org", "client_id": "c", "roles": { "reader": ["canary"] }, """
            + "\"client_secret_file\": \"nowhere\" }", "cannot be read")]
    public async Task Settings_that_are_none_are_one_line_that_says_what_to_do(string text, string said)
    {
        _folder.Write("open", "secret");
        var run = await ScoreProgram.RunAsync(
            _folder.Path, "desk", "--no-browser", "--port", "0", "--store", "desk.db", "--model",
            Path.Combine(SharedData.Root, "models", "default"), "--oidc", _folder.Write("oidc.json", text));

        Assert.Equal(2, run.ExitCode);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", line, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
