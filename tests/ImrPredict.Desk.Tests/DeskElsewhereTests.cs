using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImrPredict.Cases;
using ImrPredict.Desk;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Work;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Desk;

/// <summary>Where others can reach it, the desk has TLS and knows who comes, or does not start.</summary>
public sealed class DeskElsewhereTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("https://0.0.0.0:0")]
    [InlineData("http://0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://[::ffff:0.0.0.0]:0")]
    [InlineData("http://+:0")]
    [InlineData("https://*:0")]
    [InlineData("http://desk.example.org:0")]
    [InlineData("http://localhost.example.org:0")]
    [InlineData("http://192.0.2.7")]
    public async Task Every_way_to_name_such_an_address_is_refused_with_what_is_missing(string url)
    {
        var tokens = Tokens();
        var (certificate, key) = Certificate();

        var none = await RefusalAsync(url, null, null);
        var noTls = await RefusalAsync(url, null, tokens);
        var noTokens = await RefusalAsync(url, certificate, null);

        Assert.Contains(
            "needs TLS (--certificate FILE) and accounts (--tokens FILE, or --oidc FILE);", none,
            StringComparison.Ordinal);
        Assert.Contains("needs TLS (--certificate FILE);", noTls, StringComparison.Ordinal);
        Assert.Contains("needs accounts (--tokens FILE, or --oidc FILE);", noTokens, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("desk.db")));
        Assert.True(File.Exists(key));
    }

    [Fact]
    public async Task With_both_it_opens_by_https_alone_by_its_own_names_with_cookies_of_this_host_and_sessions_end()
    {
        var token = TokenFile.Add(_folder.File("tokens.jsonl"), "Rita", [DeskRole.Reader]);
        var (certificate, key) = Certificate();
        using var desk = await DeskProcess.StartAsync(
            _folder.File("desk.db"),
            [
                "--urls", "https://0.0.0.0:0", "--certificate", certificate, "--certificate-key", key, "--tokens",
                _folder.File("tokens.jsonl"), "--idle", "0.05",
            ],
            _folder.File("desk.db"));
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler
        {
            CookieContainer = cookies,
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, given, _, _) =>
                given!.Thumbprint == X509CertificateLoader.LoadCertificateFromFile(certificate).Thumbprint,
        };
        using var client = new HttpClient(handler) { BaseAddress = desk.Address };

        using var signedIn = await AccountDesk.SignInAsync(client, token);
        using var page = await client.GetAsync("/");
        using var byName = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "desk.example.org" } };
        using var named = await client.SendAsync(byName);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        using var evil = await client.SendAsync(foreign);
        using var plain = new HttpClient();
        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => plain.GetAsync($"http://localhost:{desk.Address.Port}/"));
        await Task.Delay(TimeSpan.FromSeconds(3.5));
        using var later = await client.GetAsync("/");

        Assert.StartsWith("https://localhost:", desk.Link, StringComparison.Ordinal);
        Assert.DoesNotContain("key=", desk.Link, StringComparison.Ordinal);
        var set = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-imr-desk=", set, StringComparison.Ordinal);
        foreach (var flag in new[] { "secure", "httponly", "samesite=strict", "path=/" })
        {
            Assert.Contains(flag, set, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(
            cookies.GetAllCookies(),
            cookie => cookie is { Name: "__Host-imr-desk-form", Secure: true, HttpOnly: true });
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains("max-age=31536000", named.Headers.GetValues("Strict-Transport-Security").Single(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, evil.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, later.StatusCode);
    }

    [Fact]
    public async Task A_certificate_that_is_old_broken_or_without_its_key_is_one_line()
    {
        var old = Certificate(DateTimeOffset.UtcNow.AddDays(-2)).Certificate;
        var rubbish = _folder.Write("rubbish.pfx", "no certificate");
        var other = Certificate(name: "other");
        var early = Certificate(DateTimeOffset.UtcNow.AddDays(5), "early");
        var locked = _folder.File("locked.pfx");
        using (var certificate = X509Certificate2.CreateFromPemFile(other.Certificate, other.Key))
        {
            await File.WriteAllBytesAsync(locked, certificate.Export(X509ContentType.Pkcs12, "secret"));
        }

        Assert.Contains(
            "its time begins on", await RefusalAsync("https://127.0.0.1:0", early.Certificate, null, early.Key),
            StringComparison.Ordinal);
        Assert.Contains(
            "no certificate with its key",
            await RefusalAsync("https://127.0.0.1:0", other.Certificate, null, early.Key),
            StringComparison.Ordinal);
        Assert.Contains("no certificate with its key", await RefusalAsync("https://127.0.0.1:0", locked, null),
            StringComparison.Ordinal);

        Assert.Contains("its time was over", await RefusalAsync("https://127.0.0.1:0", old, null, old + ".key"),
            StringComparison.Ordinal);
        Assert.Contains("no certificate with its key", await RefusalAsync("https://127.0.0.1:0", old, null),
            StringComparison.Ordinal);
        Assert.Contains("no certificate with its key", await RefusalAsync("https://127.0.0.1:0", rubbish, null),
            StringComparison.Ordinal);
        Assert.Contains("no certificate with its key", await RefusalAsync("https://127.0.0.1:0", "nowhere.pem", null),
            StringComparison.Ordinal);
        Assert.Contains("begins with https://", await RefusalAsync("http://127.0.0.1:0", old, null),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "names nobody")]
    [InlineData("{\"name\":\"Ann\",\"roles\":[\"owner\"],\"sha256\":\"00\"}", ":1: is no line of a file of tokens")]
    [InlineData("imr_secret", ":1: is no line of a file of tokens")]
    public async Task A_file_of_tokens_that_is_none_is_one_line_that_repeats_nothing_of_it(string text, string said)
    {
        var tokens = _folder.Write("tokens.jsonl", text);

        var refusal = await RefusalAsync("http://127.0.0.1:0", null, tokens);

        Assert.Contains(said, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_file_of_tokens_that_other_accounts_can_change_is_refused()
    {
        var tokens = Tokens();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tokens, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        }

        Assert.Contains("chmod 600", await RefusalAsync("http://127.0.0.1:0", null, tokens), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_makes_a_token_that_is_printed_once_and_takes_a_person_out()
    {
        var made = await ScoreProgram.RunAsync(
            _folder.Path, "desk", "token", "Ann Lee", "--role", "quality", "--role", "admin", "--tokens", "who.jsonl");
        var text = await File.ReadAllTextAsync(_folder.File("who.jsonl"));
        var removed = await ScoreProgram.RunAsync(
            _folder.Path, "desk", "token", "Ann Lee", "--remove", "--tokens", "who.jsonl");
        var wrong = await ScoreProgram.RunAsync(
            _folder.Path, "desk", "token", "=cmd", "--role", "reader", "--tokens", "who.jsonl");

        Assert.Equal(0, made.ExitCode);
        var token = made.Output.Split('\n')[0].Trim();
        Assert.Matches("^imr_[A-Za-z0-9_-]{43}$", token);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token))), text,
            StringComparison.Ordinal);
        Assert.Contains("[\"quality\",\"admin\"]", text, StringComparison.Ordinal);
        Assert.Equal(0, removed.ExitCode);
        Assert.Empty(await File.ReadAllTextAsync(_folder.File("who.jsonl")));
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("is no name", wrong.Error, StringComparison.Ordinal);
    }

    private string Tokens()
    {
        TokenFile.Add(_folder.File("tokens.jsonl"), "Rita", [DeskRole.Reader]);
        return _folder.File("tokens.jsonl");
    }

    private (string Certificate, string Key) Certificate(DateTimeOffset? until = null, string name = "desk") =>
        Certificate(_folder, until, name);

    /// <summary>A certificate with its key, in a folder.</summary>
    internal static (string Certificate, string Key) Certificate(
        TemporaryFolder folder, DateTimeOffset? until = null, string name = "desk")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=desk of a test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("desk.example.org");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var end = until ?? DateTimeOffset.UtcNow.AddDays(1);
        using var certificate = request.CreateSelfSigned(end.AddDays(-2), end);
        return (
            folder.Write($"{name}.pem", certificate.ExportCertificatePem()),
            folder.Write($"{name}.pem.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private async Task<string> RefusalAsync(string url, string? certificate, string? tokens, string? key = null)
    {
        var (address, port) = DeskOptions.Place(url);
        var refusal = await Assert.ThrowsAsync<ImrPredictException>(() => DeskRun.RunAsync(
            new DeskOptions
            {
                Url = url,
                Address = address,
                Port = port,
                Certificate = certificate,
                CertificateKey = key,
                Tokens = tokens,
                Store = _folder.File("desk.db"),
                Model = Path.Combine(SharedData.Root, "models", "default"),
                Package = named => new PackagePlace(named),
                Ingest = new IngestOptions(),
            },
            place => throw new InvalidOperationException($"it opened at {place.Address}"), CancellationToken.None));
        return refusal.Message;
    }
}
