using System.Net;
using System.Text.Json;
using ImrPredict.Desk;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Work;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Desk;

/// <summary>Who may do what, at every address that there is.</summary>
public sealed class DeskRoleTests(AccountDesk desk) : IClassFixture<AccountDesk>
{
    [Fact]
    public async Task Every_address_says_what_it_asks_of_who_comes()
    {
        var endpoints = await EndpointsAsync();

        Assert.True(endpoints.Count > 50, $"{endpoints.Count} addresses");
        Assert.All(endpoints, endpoint => Assert.True(endpoint.Right is not null, $"{endpoint}: for whom?"));
        Assert.Equal(
            ["GET /desk.css", "GET /desk.js", "GET /htmx-sse.js", "GET /htmx.js",
                "GET /icon.svg", "GET /sign-in", "POST /sign-in",
                "POST /sign-out"],
            endpoints.Where(endpoint => endpoint.Right == DeskRight.Open)
                .Select(endpoint => $"{endpoint.Method} {endpoint.Address}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_signed_in_gets_a_page_to_sign_in_and_nothing_else()
    {
        var nobody = desk.Program();
        foreach (var endpoint in (await EndpointsAsync()).Where(endpoint => endpoint.Right != DeskRight.Open)
            .Append(new("GET", "/nowhere", null)))
        {
            using var answer = await AskAsync(nobody, endpoint);

            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{endpoint}: {answer.StatusCode}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains(IsApi(endpoint) ? "Bearer TOKEN" : "Your token", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Parts of the desk", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DeskRole.Reader)]
    [InlineData(DeskRole.Analyst)]
    [InlineData(DeskRole.Quality)]
    [InlineData(DeskRole.Admin)]
    public async Task What_a_role_may_not_do_is_403_at_every_address_and_what_it_may_is_not(DeskRole role)
    {
        var person = desk.Program(AccountDesk.PersonOf(role));
        var refused = 0;
        foreach (var endpoint in (await EndpointsAsync()).Where(endpoint =>
            endpoint.Right != DeskRight.Open && endpoint.Address != "/reader"))
        {
            using var answer = await AskAsync(person, endpoint);

            var may = DeskRights.RolesOf(endpoint.Right!.Value).Contains(role);
            Assert.True(
                may
                    ? answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
                    : answer.StatusCode == HttpStatusCode.Forbidden,
                $"{endpoint} as {role}: {answer.StatusCode}");
            if (may)
            {
                continue;
            }

            refused++;
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("Nothing was changed", text, StringComparison.Ordinal);
            if (IsApi(endpoint))
            {
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
                using var problem = JsonDocument.Parse(text);
                Assert.Equal(403, problem.RootElement.GetProperty("status").GetInt32());
            }
        }

        Assert.True(refused > 5, $"{refused} addresses were refused");
    }

    [Fact]
    public async Task An_analyst_sends_nothing_in_for_an_audit_and_quality_nothing_to_be_scored()
    {
        foreach (var (person, work) in new[] { ("Ana", "audit"), ("Quinn", "score") })
        {
            var (client, _) = await desk.BrowserAsync(person);
            using var form = new MultipartFormDataContent
            {
                { new StringContent(await AccountDesk.FormTokenAsync(client, "/")), "token" },
                { new StringContent(work), "work" },
                { new StringContent("case_number,requested_service\nCM24-0000001,MRI\n"), "files", "a.csv" },
            };

            using var answer = await client.PostAsync("/batches", form);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Empty(Directory.GetFileSystemEntries(desk.Desk.Store + ".uploads"));
        }
    }

    [Fact]
    public async Task Pages_offer_what_a_role_may_do_and_no_more()
    {
        var (reader, analyst, quality, admin) = (
            await PageAsync("Rita", "/"), await PageAsync("Ana", "/"), await PageAsync("Quinn", "/"),
            await PageAsync("Ada", "/"));

        Assert.DoesNotContain("Upload and", reader, StringComparison.Ordinal);
        Assert.Contains("Upload and score", analyst, StringComparison.Ordinal);
        Assert.DoesNotContain("Upload and audit", analyst, StringComparison.Ordinal);
        Assert.Contains("Upload and audit", quality, StringComparison.Ordinal);
        Assert.DoesNotContain("Upload and score", quality, StringComparison.Ordinal);
        Assert.Contains("href=\"/trail\"", admin, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/trail\"", analyst, StringComparison.Ordinal);
        Assert.DoesNotContain("Call it", await PageAsync("Ana", "/models/default"), StringComparison.Ordinal);
        Assert.Contains("Call it", await PageAsync("Ada", "/models/default"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_shows_the_table_that_requests_are_checked_by() => Assert.Contains(
        DeskRights.Markdown(), File.ReadAllText(Path.Combine(SharedData.Root, "docs", "desk.md")),
        StringComparison.Ordinal);

    private async Task<string> PageAsync(string person, string address) =>
        await desk.Program(person).GetStringAsync(address);

    private static bool IsApi(DeskEndpoint endpoint) =>
        endpoint.Address.StartsWith("/api/", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, DeskEndpoint endpoint)
    {
        var address = endpoint.Address.Replace(":long", "", StringComparison.Ordinal)
            .Replace("{batch}", "999999", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{pair}", "1", StringComparison.Ordinal).Replace("{format}", "csv", StringComparison.Ordinal)
            .Replace("{name}", "x", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), address);
        return await client.SendAsync(request);
    }

    private async Task<IReadOnlyList<DeskEndpoint>> EndpointsAsync()
    {
        using var other = new TemporaryFolder();
        return await DeskRun.EndpointsAsync(new DeskOptions
        {
            Store = other.File("desk.db"),
            Tokens = desk.Tokens,
            Model = Path.Combine(SharedData.Root, "models", "default"),
            Package = named => new PackagePlace(named),
            Ingest = new IngestOptions(),
        });
    }
}
