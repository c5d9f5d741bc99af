using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ImrPredict.Tests.Desk.SignOn;

/// <summary>A provider of OpenID Connect on this machine: discovery, keys, codes with PKCE, RS256.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    /// <summary>The secret that it shares with the desk.</summary>
    public const string Secret = "not-for-any-page-of-the-desk-0123456789";

    private const string Client = "imr-desk";
    private readonly ConcurrentDictionary<string, Asked> _codes = new();
    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _app;

    private OpenIdProvider()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet("/.well-known/openid-configuration", context => context.Response.WriteAsJsonAsync(
            new Dictionary<string, object>
            {
                ["issuer"] = Address,
                ["authorization_endpoint"] = $"{Address}/authorize",
                ["token_endpoint"] = $"{Address}/token",
                ["jwks_uri"] = $"{Address}/keys",
                ["end_session_endpoint"] = $"{Address}/end",
                ["response_types_supported"] = new[] { "code" },
                ["subject_types_supported"] = new[] { "public" },
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            }));
        _app.MapGet("/keys", KeysAsync);
        _app.MapGet("/authorize", AuthorizeAsync);
        _app.MapPost("/token", TokenAsync);
        _app.MapGet("/end", context =>
        {
            Ended++;
            context.Response.Redirect(context.Request.Query["post_logout_redirect_uri"].ToString());
            return Task.CompletedTask;
        });
    }

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Who is signed in there: what it calls the person for ever, the name, the roles.</summary>
    public (string Subject, string Name, string[] Roles) Person { get; set; } = ("1", "Rita", ["imr-readers"]);

    /// <summary>What is changed in the claims before they are signed.</summary>
    public Action<Dictionary<string, object>> Change { get; set; } = _ => { };

    /// <summary>How they are signed: RS256 by its key unless told otherwise.</summary>
    public Func<byte[], (string Algorithm, byte[] Signature)>? Sign { get; set; }

    /// <summary>How often somebody signed out there.</summary>
    public int Ended { get; private set; }

    /// <summary>Starts one.</summary>
    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        await provider._app.StartAsync();
        provider.Address = provider._app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First();
        return provider;
    }

    /// <summary>A file that describes it to a desk.</summary>
    public string Describe(TemporaryFolder folder)
    {
        var secret = folder.Write("secret", Secret + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return folder.Write("oidc.json", $$"""
            {
              "authority": "{{Address}}", "client_id": "{{Client}}", "client_secret_file": "secret",
              "roles": {
                "imr-readers": "reader", "imr-analysts": "analyst", "imr-quality": ["quality"],
                "imr-admins": ["admin", "reader"]
              }
            }
            """);
    }

    /// <summary>Ends it, as where the provider is down.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private Task KeysAsync(HttpContext context)
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return context.Response.WriteAsJsonAsync(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA", use = "sig", alg = "RS256", kid = "one",
                    n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent),
                },
            },
        });
    }

    private Task AuthorizeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var isRight = query["client_id"] == Client && query["response_type"] == "code"
            && query["code_challenge_method"] == "S256" && query["scope"].ToString().Split(' ').Contains("openid");
        if (!isRight)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Asked(
            query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        context.Response.Redirect(
            $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var isRight = _codes.TryRemove(form["code"].ToString(), out var asked)
            && form["client_secret"] == Secret && form["redirect_uri"] == asked.RedirectUri
            && asked.Challenge == Base64Url.EncodeToString(
                SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!isRight)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        await context.Response.WriteAsJsonAsync(new
        {
            access_token = "access",
            token_type = "Bearer",
            expires_in = 60,
            id_token = IdToken(asked!),
        });
    }

    private string IdToken(Asked asked)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Address,
            ["aud"] = Client,
            ["sub"] = Person.Subject,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = asked.Nonce,
            ["preferred_username"] = Person.Name,
            ["roles"] = Person.Roles,
        };
        Change(claims);
        var sign = Sign ?? (bytes => ("RS256", _key.SignData(
            bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        var header = new { alg = sign([]).Algorithm, typ = "JWT", kid = "one" };
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)).Signature)}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private sealed record Asked(string Nonce, string Challenge, string RedirectUri);
}
