using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ImrPredict.Desk.Access;

namespace ImrPredict.Tests.Desk;

/// <summary>A desk where people sign in: one for each role, two of quality, and one who has gone.</summary>
public sealed partial class AccountDesk : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<string, string> _tokens = [];
    private readonly List<HttpClient> _clients = [];

    /// <summary>A folder; store and tokens are in it.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The file of who may sign in.</summary>
    public string Tokens => Folder.File("tokens.jsonl");

    /// <summary>The store; null for a file in the folder.</summary>
    public string? Place { get; init; }

    /// <summary>The desk.</summary>
    public DeskProcess Desk { get; private set; } = null!;

    /// <summary>The person of each role.</summary>
    public static string PersonOf(DeskRole role) => role switch
    {
        DeskRole.Reader => "Rita",
        DeskRole.Analyst => "Ana",
        DeskRole.Quality => "Quinn",
        _ => "Ada",
    };

    /// <summary>The token of a person.</summary>
    public string TokenOf(string person) => _tokens[person];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        foreach (var role in Enum.GetValues<DeskRole>())
        {
            Add(PersonOf(role), role);
        }

        Add("Ben", DeskRole.Quality);
        await StartAsync();
    }

    /// <summary>Lets a person in.</summary>
    public void Add(string name, params DeskRole[] roles) => _tokens[name] = TokenFile.Add(Tokens, name, roles);

    /// <summary>Starts it, again where it was ended.</summary>
    public async Task StartAsync(params string[] more)
    {
        Desk?.Dispose();
        Desk = await DeskProcess.StartAsync(Place ?? Folder.File("desk.db"), ["--tokens", Tokens, .. more]);
    }

    /// <summary>Asks as a program of a person; as nobody without one.</summary>
    public HttpClient Program(string? person = null)
    {
        var client = Client(new CookieContainer());
        if (person is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(person));
        }

        return client;
    }

    /// <summary>A browser without script in which a person is signed in.</summary>
    public async Task<(HttpClient Client, CookieContainer Cookies)> BrowserAsync(string person)
    {
        var cookies = new CookieContainer();
        var client = Client(cookies);
        using var answer = await SignInAsync(client, TokenOf(person));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return (client, cookies);
    }

    /// <summary>Gives a token on the page for it.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string token, string back = "/") =>
        await PostAsync(client, "/sign-in", "/sign-in", ("access-token", token), ("back", back));

    /// <summary>Sends a form of a page.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string page, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Append((Name: "token", Value: await FormTokenAsync(client, page)))
                .Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(address, form);
    }

    /// <summary>The token against forgery of a page's forms.</summary>
    public static async Task<string> FormTokenAsync(HttpClient client, string page) =>
        FormToken().Match(await client.GetStringAsync(page)).Groups[1].Value;

    /// <summary>Uploads a file, and waits until it is worked on.</summary>
    /// <param name="person">Who.</param>
    /// <param name="address">Such as batches?name=a.csv.</param>
    /// <param name="content">What stands in it.</param>
    /// <returns>The batch.</returns>
    public async Task<long> UploadAsync(string person, string address, string content)
    {
        var client = Program(person);
        using var body = new StringContent(content);
        using var added = await client.PostAsync($"/api/v1/{address}", body);
        Assert.True(added.StatusCode == HttpStatusCode.Accepted, await added.Content.ReadAsStringAsync());
        using var told = System.Text.Json.JsonDocument.Parse(await added.Content.ReadAsStringAsync());
        var batch = told.RootElement.GetProperty("id").GetInt64();
        var until = DateTime.UtcNow + TimeSpan.FromSeconds(180);
        while (!(await client.GetStringAsync($"/api/v1/batches/{batch}")).Contains(
            "\"state\": \"done\"", StringComparison.Ordinal))
        {
            Assert.True(DateTime.UtcNow < until, $"{batch} is not done");
            await Task.Delay(100);
        }

        return batch;
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        Desk?.Dispose();
        Folder.Dispose();
    }

    private HttpClient Client(CookieContainer cookies)
    {
        var handler = new HttpClientHandler
        {
            CookieContainer = cookies,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 50,
        };
        var client = new HttpClient(handler) { BaseAddress = Desk.Address };
        _clients.Add(client);
        return client;
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
