using System.Net;
using ImrPredict.Desk.Access;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>A desk with a single sign-on, and with a token of Ada, an admin.</summary>
public sealed class SignOnDesk : IAsyncLifetime, IDisposable
{
    private readonly List<HttpClient> _clients = [];

    /// <summary>A folder; store, tokens and settings are in it.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The provider.</summary>
    public OpenIdProvider Provider { get; private set; } = null!;

    /// <summary>The desk.</summary>
    public DeskProcess Desk { get; private set; } = null!;

    /// <summary>Ada's token.</summary>
    public string Token { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Provider = await OpenIdProvider.StartAsync();
        var tokens = Folder.File("tokens.jsonl");
        Token = TokenFile.Add(tokens, "Ada", [DeskRole.Admin]);
        Desk = await DeskProcess.StartAsync(
            Folder.File("desk.db"), "--oidc", Provider.Describe(Folder), "--tokens", tokens);
    }

    /// <summary>A browser without script that goes where it is sent by the test alone.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler
        {
            CookieContainer = new CookieContainer(),
            AllowAutoRedirect = false,
        })
        {
            BaseAddress = Desk.Address,
        };
        _clients.Add(client);
        return client;
    }

    /// <summary>Goes to the provider and comes back with what it says.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="back">Where to go afterwards.</param>
    /// <returns>The address at which the desk is told, not asked for yet.</returns>
    public static async Task<string> ReturnAsync(HttpClient browser, string back = "/")
    {
        using var sent = await browser.GetAsync($"/sign-in/single?back={Uri.EscapeDataString(back)}");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var told = await browser.GetAsync(sent.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        return told.Headers.Location!.ToString();
    }

    /// <summary>The trail, as Ada sees it.</summary>
    public async Task<string> TrailAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/trail.csv");
        request.Headers.Authorization = new("Bearer", Token);
        using var answer = await Browser().SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Provider.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        Desk?.Dispose();
        Folder.Dispose();
    }
}
